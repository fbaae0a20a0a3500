"""Pages of authors: under which name a credit is found, and when its story came out."""

from django.db import migrations, models
from django.utils.text import slugify

BATCH = 2000


def name_credits(apps, schema_editor):
    """Give each credit the slug that saving gives it today."""
    Byline = apps.get_model("articles", "Byline")
    rows = Byline.objects.select_related("article").only(
        "name", "article_id", "position", "article__published_at"
    )
    batch, story, credited = [], None, set()
    for row in rows.order_by("article_id", "position").iterator(chunk_size=BATCH):
        if row.article_id != story:
            story, credited = row.article_id, set()
        slug = slugify(row.name, allow_unicode=True)[:200].strip("-")
        row.slug = "" if slug in credited else slug
        row.published_at = row.article.published_at
        credited.add(slug)
        batch.append(row)
        if len(batch) == BATCH:
            Byline.objects.bulk_update(batch, ["slug", "published_at"])
            batch = []
    Byline.objects.bulk_update(batch, ["slug", "published_at"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_words_at_the_desk")]

    operations = [
        migrations.AddField("byline", "published_at", models.DateTimeField(editable=False, null=True)),
        migrations.AddField(
            "byline",
            "slug",
            models.SlugField(allow_unicode=True, blank=True, editable=False, max_length=200, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(name_credits, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            "byline",
            models.Index(fields=["slug", "-published_at", "-article"], name="author_newest_first"),
        ),
    ]
