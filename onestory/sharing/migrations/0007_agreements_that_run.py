"""Agreements that run: texts kept whole, approvals withdrawn and conditioned, endings, reminders, the preview."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

SQL = Path(__file__).parents[1] / "sql"
UNCHECKED = "set local check_function_bodies = off;\n"


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_systems'),
        ('sharing', '0006_restrictions_and_safety_as_sql'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agreement', models.CharField(max_length=60)),
                ('version', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('definition', models.JSONField()),
                ('kept_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='ApprovalWithdrawal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(choices=[('caldicott_guardian', 'Caldicott guardian'), ('data_protection_officer', 'data protection officer'), ('siro', 'senior information risk owner')], max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('practitioner', models.BigIntegerField(help_text='empty where a file told it', null=True)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('withdrawn_on', models.DateField()),
                ('reason', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='ConditionMet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(choices=[('caldicott_guardian', 'Caldicott guardian'), ('data_protection_officer', 'data protection officer'), ('siro', 'senior information risk owner')], max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('practitioner', models.BigIntegerField(help_text='empty where a file told it', null=True)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('met_on', models.DateField()),
                ('words', models.TextField(help_text='how')),
            ],
        ),
        migrations.CreateModel(
            name='Ending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.CharField(choices=[('caldicott_guardian', 'Caldicott guardian'), ('data_protection_officer', 'data protection officer'), ('siro', 'senior information risk owner')], max_length=40)),
                ('name', models.CharField(max_length=200)),
                ('practitioner', models.BigIntegerField(help_text='empty where a file told it', null=True)),
                ('told_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('ended_on', models.DateField()),
                ('reason', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='ReviewReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days', models.PositiveSmallIntegerField(help_text='before the review')),
                ('written_on', models.DateField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='approval',
            name='sharing_approved_once',
        ),
        migrations.AddField(
            model_name='agreementversion',
            name='digest',
            field=models.CharField(default='', help_text='of all that is enforced and told', max_length=64),
        ),
        migrations.AddField(
            model_name='approval',
            name='practitioner',
            field=models.BigIntegerField(help_text='empty where a file told it', null=True),
        ),
        migrations.AddField(
            model_name='approval',
            name='told_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name='clauserow',
            name='gives',
            field=models.CharField(choices=[('people', 'people by name, on pages, as deep as the clause says'), ('numbers', 'numbers only: nobody is opened, and small numbers are protected'), ('extract', 'rows without names, numbers or addresses, in a file: nobody is opened')], default='people', max_length=20),
        ),
        migrations.AddField(
            model_name='signing',
            name='digest',
            field=models.CharField(default='', help_text='of the text as put forward', max_length=64),
        ),
        migrations.AlterField(
            model_name='approval',
            name='conditions',
            field=models.TextField(blank=True, help_text='counts only once this has been met'),
        ),
        migrations.AddIndex(
            model_name='approval',
            index=models.Index(fields=['signing', 'organisation', 'office'], name='sharing_approved'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approval',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ab938603897eb145bb563996cbc981ff0ffeee2d', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_e5c85', table='sharing_approval', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signing',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='70ff48474efdccfafd289fafc4a12ebdf1896050', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_0686f', table='sharing_signing', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='agreementtext',
            constraint=models.UniqueConstraint(fields=('agreement', 'version', 'digest'), name='sharing_text_kept_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreementtext',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8c76f8c7e4c09c464fa0541978676488fbf02b95', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_8a720', table='sharing_agreementtext', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='approvalwithdrawal',
            name='approval',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='withdrawal', to='sharing.approval'),
        ),
        migrations.AddField(
            model_name='approvalwithdrawal',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation'),
        ),
        migrations.AddField(
            model_name='conditionmet',
            name='approval',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='met', to='sharing.approval'),
        ),
        migrations.AddField(
            model_name='conditionmet',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation'),
        ),
        migrations.AddField(
            model_name='ending',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.organisation'),
        ),
        migrations.AddField(
            model_name='ending',
            name='signing',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ending', to='sharing.signing'),
        ),
        migrations.AddField(
            model_name='reviewreminder',
            name='signing',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='sharing.signing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approvalwithdrawal',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d41e63953c1dc10b55f56197c69f0b77bfd8d84c', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_7f3a9', table='sharing_approvalwithdrawal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionmet',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c015cd785077d7ef67fb1ff2ac55519410ceb175', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_87c4e', table='sharing_conditionmet', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ending',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5fad30eb21940b0bfdbcd65bc007591aefbfa6ba', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_613b7', table='sharing_ending', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reviewreminder',
            constraint=models.UniqueConstraint(fields=('signing', 'days'), name='sharing_reminded_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewreminder',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2ef44892a59a5687fe94a18d83779257b977f600', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_eb5e6', table='sharing_reviewreminder', when='BEFORE')),
        ),
        *(
            migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
            for name in ("line.sql", "facts.sql", "openings.sql", "preview.sql")
        ),
    ]
