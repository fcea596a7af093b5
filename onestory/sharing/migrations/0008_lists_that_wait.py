"""Lists that wait to be taken, and protection from an adult who has become another person since."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"
UNCHECKED = "set local check_function_bodies = off;\n"


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_systems'),
        ('sharing', '0007_agreements_that_run'),
    ]

    operations = [
        migrations.AlterField(
            model_name="consent",
            name="about",
            field=models.CharField(
                blank=True,
                choices=[
                    ("mother", "the mother"),
                    ("child", "the child"),
                    ("household", "everyone in the household"),
                    ("self", "herself or himself"),
                ],
                db_default="",
                default="",
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name='PreparedList',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='which list; the area that makes it knows', max_length=40)),
                ('month', models.DateField(help_text='the first day of the month that it covers')),
                ('asked_by', models.CharField(max_length=200)),
                ('practitioner', models.CharField(help_text='code of whose lens it is made with', max_length=40)),
                ('asked_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('due_on', models.DateField(help_text='not made before this day')),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('people', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('why_not', models.TextField(blank=True, default='', help_text='why it could not be made')),
                ('taken_by', models.CharField(blank=True, default='', max_length=200)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('to_service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.service')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_at__isnull', True), ('why_not', '')), fields=('kind', 'month', 'to_service'), name='sharing_asked_for_once')],
            },
        ),
        *(
            migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
            for name in ("facts.sql", "policies_of_lists.sql")
        ),
    ]
