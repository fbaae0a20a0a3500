from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from articles.models import Article

GATES_IN_MOSCOW = date(2007, 4, 23)


class Command(BaseCommand):
    help = "Print where the site, the desk and one story are."

    def handle(self, *args, **options):
        published = Article.objects.published()
        story = published.published_on(GATES_IN_MOSCOW).first() or published.newest_first().first()
        paths = {"Site": reverse("front"), "Desk": reverse("admin:index")}
        if story:
            paths["Story"] = story.get_absolute_url()
        for name, path in paths.items():
            self.stdout.write(f"{name + ':':<7} {settings.SITE_URL}{path}")
