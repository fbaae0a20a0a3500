"""The desk's roles as groups. Each holds what the one before it holds, and what its name adds."""

from django.apps import apps as installed_apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations

PEOPLE = "area name office official organization tenure"


def permissions(verbs, models, app="articles"):
    return {f"{app}.{verb}_{model}" for verb in verbs.split() for model in models.split()}


REPORTER = (
    permissions("view add change", "article")
    | permissions("view add change", "comment")
    | permissions("view", "topic source photo desk")
    | permissions("add change", "photo")
    | permissions("view", PEOPLE, "people")
)
EDITOR = REPORTER | {"articles.edit_any_article", "articles.approve_article", "articles.add_topic"}
SLOT = EDITOR | {"articles.publish_article"}
SENIOR = (
    SLOT
    | {"articles.refile_article", "articles.withdraw_article", "articles.read_legal_archive"}
    | permissions("view", "auditentry delivery oldaddress")
    | permissions("add change", "desk")
)
ARCHIVIST = (
    permissions("view", "article photo desk oldaddress")
    | permissions("view add change delete", "topic source")
    | permissions("view add change delete", PEOPLE, "people")
)
ROLES = {
    "reporter": REPORTER,
    "editor": EDITOR,
    "slot": SLOT,
    "senior": SENIOR,
    "archivist": ARCHIVIST,
}


def make_roles(apps, schema_editor):
    """Make the groups. In an empty database their permissions do not exist yet and are made."""
    for label in ("articles", "people"):
        app = apps.get_app_config(label)
        app.models_module = installed_apps.get_app_config(label).models_module
        create_permissions(app, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    Permission = apps.get_model("auth", "Permission")
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.filter(
            content_type__app_label__in=("articles", "people")
        ).values_list("pk", "content_type__app_label", "codename")
    }
    for name, wanted in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*(known[permission] for permission in sorted(wanted)))


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_desk"),
        ("people", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
