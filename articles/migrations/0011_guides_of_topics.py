from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_authors")]

    operations = [
        migrations.AddField(
            "topic",
            "key_stories",
            models.JSONField(
                blank=True,
                default=list,
                help_text="The topic's timeline, one story a line: its address, a blank, and what "
                "happened in a few words. An asterisk before the address: start reading here.",
            ),
        ),
    ]
