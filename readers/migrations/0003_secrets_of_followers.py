"""What links in mails sign, instead of a reader's number."""

from django.db import migrations, models
from django.db.models.functions import Cast

import readers.models.alert


def keep_old_links(apps, schema_editor):
    """Let links that were sent go on opening: they sign the number, which no new secret is like."""
    followers = apps.get_model("readers", "Follower").objects
    followers.update(secret=Cast("pk", models.CharField(max_length=32)))


class Migration(migrations.Migration):
    dependencies = [("readers", "0002_roles_and_pages")]

    operations = [
        migrations.AddField(
            "follower", "secret", models.CharField(default="", max_length=32, editable=False)
        ),
        migrations.RunPython(keep_old_links, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "follower",
            "secret",
            models.CharField(
                default=readers.models.alert.new_secret,
                editable=False,
                help_text="What the links in this reader's mails sign.",
                max_length=32,
                unique=True,
            ),
        ),
    ]
