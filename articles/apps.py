from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Stories"

    def ready(self):
        from newsroom import page_cache
        from people import stamp

        from .watched import TURNS, WATCHED

        stamp.keep_up(self, WATCHED)
        page_cache.TURNS.extend(TURNS)
