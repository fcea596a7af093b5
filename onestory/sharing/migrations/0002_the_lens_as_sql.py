"""The lens in the database: the facts it looks at, and what they open."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
        ("people", "0001_initial"),
        ("agencies", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL((SQL / name).read_text(encoding="utf-8"))
        for name in ("involvement.sql", "facts.sql", "openings.sql")
    ]
