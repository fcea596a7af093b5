"""The lines there are, for the preview of an agreement: sharing declared the view, this area fills it."""

from django.db import migrations

FILLED = """create or replace view sharing_line as
select person_id, service_id, kind, restriction from record_entry where superseded_by is null"""


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0006_involvements_follow_entries"),
        ("sharing", "0007_agreements_that_run"),
    ]
    operations = [migrations.RunSQL(FILLED)]
