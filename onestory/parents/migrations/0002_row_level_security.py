"""Row-level security for what families are told, by the deeds of the reader's roles."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "row_level_security.sql"


class Migration(migrations.Migration):
    dependencies = [("parents", "0001_initial"), ("sharing", "0006_restrictions_and_safety_as_sql")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"))]
