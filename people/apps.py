from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Officials and offices"

    def ready(self):
        from people import stamp

        stamp.keep_up(self, stamp.WATCHED)
