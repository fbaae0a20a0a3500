from articles import findings
from articles.management.each_story import EachStoryCommand


class Command(EachStoryCommand):
    help = "Find names, offices and quotations again in published stories."
    done = "Read"

    def act(self, article):
        findings.store(article, article.versions.get(number=article.live_number))
