from django.db import migrations, models


def drop_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION IF EXISTS people_new_stamp() CASCADE")
        return
    for table in ["area", "organization", "official", "name", "office", "tenure"]:
        for event in ["insert", "update", "delete"]:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS people_{table}_{event}_stamp")


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(drop_function, migrations.RunPython.noop),
        migrations.CreateModel(
            name='Stamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('thing', models.TextField()),
                ('token', models.CharField(max_length=36)),
            ],
            options={
                'indexes': [models.Index(fields=['thing', 'token'], name='tokens_of_a_thing')],
            },
        ),
        migrations.DeleteModel(name='DirectoryStamp'),
    ]
