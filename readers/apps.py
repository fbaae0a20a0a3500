from django.apps import AppConfig


class ReadersConfig(AppConfig):
    name = "readers"
    verbose_name = "Readers"

    def ready(self):
        from articles import backup
        from newsroom import page_cache
        from people import stamp

        from . import sending

        backup.AFTERWARDS.append(sending.drop_what_waits)

        # Notices and the names of the site's own pages stand on every page.
        stamp.keep_up(
            self,
            [
                stamp.Watch("readers_sitenotice", [f"'{stamp.SITE}'"]),
                stamp.Watch("readers_page", [f"'{stamp.SITE}'"]),
            ],
        )
        page_cache.TURNS.extend(
            ("readers_sitenotice", column, "true") for column in ("starts_at", "ends_at")
        )
