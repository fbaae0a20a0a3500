"""Who of the desk may do what here, and three pages that wait for somebody to write them."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

ALL = ("view", "add", "change", "delete")
ROLES = {
    "senior": {f"{verb}_{model}" for verb in ALL for model in ("page", "sitenotice")},
    "archivist": {"view_follower", "delete_follower"},
}
# No newsroom's claims can be written for it: the pages come without a text, and are not shown.
PAGES = [
    ("about", "About us", "publishingPrinciples"),
    ("ethics", "Ethics", "ethicsPolicy"),
    ("contact", "Contact", "contactPoint"),
]


def make_roles(apps, schema_editor):
    """Give the groups of the desk their rights; in an empty database those do not exist yet."""
    app = apps.get_app_config("readers")
    app.models_module = installed_apps.get_app_config("readers").models_module
    create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Permission = apps.get_model("auth", "Permission")
    for name, wanted in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="readers", codename__in=wanted)
        )


def make_pages(apps, schema_editor):
    for place, (slug, title, policy) in enumerate(PAGES, start=1):
        apps.get_model("readers", "Page").objects.get_or_create(
            slug=slug, defaults={"title": title, "policy": policy, "place": place}
        )


class Migration(migrations.Migration):
    dependencies = [
        ("readers", "0001_initial"),
        ("articles", "0003_roles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(make_pages, migrations.RunPython.noop),
    ]
