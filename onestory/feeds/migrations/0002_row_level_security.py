"""Row-level security for deliveries, by the deeds of the reader's roles."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "row_level_security.sql"


class Migration(migrations.Migration):
    dependencies = [("feeds", "0001_initial"), ("sharing", "0002_the_lens_as_sql")]
    operations = [migrations.RunSQL(SQL.read_text(encoding="utf-8"))]
