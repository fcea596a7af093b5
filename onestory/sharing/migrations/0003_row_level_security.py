"""Row-level security for the tables of people and of sharing."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("sharing", "0002_the_lens_as_sql")]
    operations = [migrations.RunSQL((SQL / "policies.sql").read_text(encoding="utf-8"))]
