"""When each source last told us something new: it is about no person, so every page may read it."""

from django.db import migrations, models

EVERYONE = """
    alter table record_heard enable row level security;
    create policy seen on record_heard for select to onestory_web using (true);
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0002_row_level_security")]
    operations = [
        migrations.CreateModel(
            name="Heard",
            fields=[
                ("source", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("learned_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(EVERYONE),
    ]
