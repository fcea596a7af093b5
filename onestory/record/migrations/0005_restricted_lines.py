"""Restricted lines are seen as deep as their restriction lets them; that some are withheld is told."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "row_level_security.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_entries_checked_together"),
        ("sharing", "0006_restrictions_and_safety_as_sql"),
    ]
    operations = [
        migrations.RunSQL(SQL.read_text(encoding="utf-8")),
        migrations.RunSQL("drop function if exists sharing_open()"),
    ]
