from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_stamps")]

    operations = [
        migrations.AddField(
            "official",
            "portrait",
            models.JSONField(
                blank=True,
                default=dict,
                editable=False,
                help_text="The photo that pages show, as `articles.photos` tells it; empty: none.",
            ),
        ),
    ]
