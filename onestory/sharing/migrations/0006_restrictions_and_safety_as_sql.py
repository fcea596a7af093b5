"""The lens with restrictions, referrals, overrides, protection and parents who disagree, as SQL."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql"
UNCHECKED = "set local check_function_bodies = off;\n"
# What these returned or were given is another shape now, which "create or replace" refuses.
GONE = """
drop function if exists sharing_facts(bigint[], date);
drop function if exists sharing_hidden(bigint[]);
drop function if exists sharing_answers(bigint[], date);
drop function if exists sharing_openings(bigint, bigint[], date);
"""


class Migration(migrations.Migration):
    dependencies = [("sharing", "0005_what_keeps_people_safe")]
    operations = [
        migrations.RunSQL("create sequence sharing_desk as bigint maxvalue 2147483647"),
        migrations.RunSQL(GONE),
        *(
            migrations.RunSQL(UNCHECKED + (SQL / name).read_text(encoding="utf-8"))
            for name in ("facts.sql", "openings.sql", "policies.sql", "policies_of_safety.sql")
        ),
    ]
