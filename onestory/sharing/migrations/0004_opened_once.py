"""What is open is decided once when a person is brought into view; the functions as they now are."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
# The functions are as they now are, and may name tables of a later migration.
UNCHECKED = "set local check_function_bodies = off;\n"


class Migration(migrations.Migration):
    dependencies = [("sharing", "0003_row_level_security")]
    operations = [
        migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
        for name in ("facts.sql", "openings.sql")
    ]
