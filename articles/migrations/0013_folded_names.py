"""Names of topics and sources are unique in any case of any script, on either database."""

from django.db import migrations, models

from newsroom.names import FoldedName, folded

CONSTRAINTS = {"topic": "one_topic_a_name", "source": "one_source_a_name"}


def fold_names(apps, schema_editor):
    """Of names that were two and now are one, the later row's gets its number: “STRASSE (17)”."""
    for name in CONSTRAINTS:
        model = apps.get_model("articles", name)
        seen = set()
        for row in model.objects.order_by("pk"):
            if folded(row.name) in seen:
                number = f" ({row.pk})"
                most = model._meta.get_field("name").max_length - len(number)
                row.name = row.name[:most] + number
            row.save()  # which folds the name
            seen.add(row.folded_name)


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_intake")]

    operations = [
        *(
            migrations.AddField(name, "folded_name", FoldedName(default=""), preserve_default=False)
            for name in CONSTRAINTS
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
        *(
            operation
            for name, constraint in CONSTRAINTS.items()
            for operation in (
                migrations.RemoveConstraint(name, constraint),
                migrations.AddConstraint(
                    name, models.UniqueConstraint(fields=["folded_name"], name=constraint)
                ),
            )
        ),
    ]
