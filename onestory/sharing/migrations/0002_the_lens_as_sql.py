"""The lens in the database: the facts it looks at, and what they open."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
# The functions are as they now are, and may name tables of a later migration.
UNCHECKED = "set local check_function_bodies = off;\n"


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("people", "0001_initial"),
        ("agencies", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
        for name in ("involvement.sql", "facts.sql", "openings.sql")
    ]
