from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Officials and offices"

    def ready(self):
        from people.stamp import install_triggers

        post_migrate.connect(install_triggers, sender=self)
