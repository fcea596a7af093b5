"""Overrides that end early, reviews that say what not to tell, and a trail found by its moment."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


SQL = Path(__file__).parents[1] / "sql"
UNCHECKED = "set local check_function_bodies = off;\n"


class Migration(migrations.Migration):

    dependencies = [
        ('sharing', '0008_lists_that_wait'),
    ]

    operations = [
        migrations.CreateModel(
            name='OverrideEnded',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddField(
            model_name='override',
            name='roles',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list, size=None),
        ),
        migrations.AddField(
            model_name='overridereview',
            name='risk_if_told',
            field=models.BooleanField(default=False, help_text='telling the family would put someone at risk'),
        ),
        migrations.AddIndex(
            model_name='auditrow',
            index=models.Index(fields=['happened_at'], name='sharing_audit_by_moment'),
        ),
        migrations.AddIndex(
            model_name='auditrow',
            index=models.Index(condition=models.Q(('purpose__startswith', 'opening for safety')), fields=['-id'], name='sharing_audit_openings'),
        ),
        migrations.AddField(
            model_name='overrideended',
            name='override',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='sharing.override'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='overrideended',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='57e0d1af7131236bff44851569994a6bf8b8e932', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_b6201', table='sharing_overrideended', when='BEFORE')),
        ),
        *(
            migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
            for name in ("facts.sql", "overrides.sql")
        ),
    ]
