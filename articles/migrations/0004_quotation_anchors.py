"""Each quotation gets the anchor its words make and its story's time of publication.

Run `read_articles` afterwards: the pages stored before hold the old, numbered anchors.
"""

from itertools import groupby

from django.db import migrations, models
from django.db.models import Q

from articles.reading.anchors import anchors_of


def name(apps, schema_editor):
    quotation = apps.get_model("articles", "Quotation")
    rows = quotation.objects.select_related("article").only(
        "article_id", "start", "text", "article__published_at"
    )
    rows = rows.order_by("article_id", "start").iterator(chunk_size=500)
    for _, found in groupby(rows, key=lambda row: row.article_id):
        said = list(found)
        for row, anchor in zip(said, anchors_of(row.text for row in said), strict=True):
            row.anchor, row.published_at = anchor, row.article.published_at
        quotation.objects.bulk_update(said, ["anchor", "published_at"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="quotation",
            name="anchor",
            field=models.CharField(default="", max_length=30),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="quotation",
            name="published_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="quotation",
            name="stale_since",
            field=models.PositiveIntegerField(
                blank=True, help_text="The version in which its words are gone.", null=True
            ),
        ),
        migrations.AlterField(
            model_name="quotation",
            name="version_number",
            field=models.PositiveIntegerField(verbose_name="version"),
        ),
        migrations.RunPython(name, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="quotation", name="one_quotation_a_place"),
        migrations.AddConstraint(
            model_name="quotation",
            constraint=models.UniqueConstraint(
                condition=Q(stale_since=None),
                fields=("article", "start"),
                name="one_quotation_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="quotation",
            constraint=models.UniqueConstraint(
                fields=("article", "anchor"), name="one_quotation_an_anchor"
            ),
        ),
        migrations.AddIndex(
            model_name="quotation",
            index=models.Index(
                fields=["official", "-published_at", "-id"], name="said_by_an_official"
            ),
        ),
    ]
