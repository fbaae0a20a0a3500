from articles.management.each_story import EachStoryCommand
from articles.search import index


class Command(EachStoryCommand):
    help = "Store the words of published stories again, by which readers find them."
    done = "Indexed"
    progress_every = 1000

    def act(self, article):
        index.store(article)
