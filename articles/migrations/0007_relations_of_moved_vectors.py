import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # Terms are other words now, and their weights are packed: relate_articles makes them anew.

    dependencies = [
        ('articles', '0006_strangers'),
    ]

    operations = [
        migrations.DeleteModel(name='TermWeight'),
        migrations.DeleteModel(name='Term'),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=120, unique=True)),
                ('printed', models.CharField(blank=True, help_text='The form readers see: as the first story with it prints it.', max_length=120)),
                ('stories', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='profile', serialize=False, to='articles.article')),
                ('terms', models.BinaryField()),
                ('nearest', models.BinaryField(default=bytes)),
            ],
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('term', 'article', blank=True, editable=False, primary_key=True, serialize=False)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.article')),
                ('term', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='articles.term')),
            ],
        ),
        migrations.AddField(
            model_name='relation',
            name='kind',
            field=models.CharField(choices=[('pinned', 'Chosen by an editor'), ('thread', 'The same event'), ('similar', 'Similar'), ('banned', 'Banned by an editor')], default='similar', max_length=7),
        ),
    ]
