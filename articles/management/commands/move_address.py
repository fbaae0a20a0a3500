from django.core.management.base import BaseCommand, CommandError
from django.urls import Resolver404, resolve

from articles import addresses, desk
from articles.models import Article, Topic
from articles.topics import rename


class Command(BaseCommand):
    help = "Give a story or a topic another address; the old one leads there for good."

    def add_arguments(self, parser):
        parser.add_argument("path", help="the address now, such as /topics/missile-defense/")
        parser.add_argument("slug", help="what it shall end in, such as missiles")

    def handle(self, *args, **options):
        path, slug = options["path"], options["slug"]
        try:
            row = found_at(path)
            if isinstance(row, Topic):
                rename(row, name=row.name, slug=slug, by="move_address")
            else:
                addresses.readdress(row, slug, by="move_address")
        except desk.Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["verbosity"]:
            self.stderr.write(f"{path} is {addresses.plain(row.get_absolute_url())} now.")


def found_at(path):
    """The story or topic with this address. Raise CommandError for anything else."""
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    row = None
    if match and match.url_name == "article":
        day = "{year:04}-{month:02}-{day:02}".format(**match.kwargs)
        row = Article.objects.filter(published_on=day, slug=match.kwargs["slug"]).first()
    elif match and match.url_name == "topic":
        row = Topic.objects.filter(slug=match.kwargs["slug"]).first()
    if row is None:
        raise CommandError(f"'{path}' is no story or topic; write it as /topics/missile-defense/.")
    return row
