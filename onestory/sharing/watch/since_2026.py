"""What the invented borough watches; a partnership puts its own in its place.

Source: NHS England asks for a privacy officer who looks at every emergency access and decides whether
it was proper (Summary Care Record and National Care Records Service, guidance for privacy officers);
it sets no figures. The figures here are a first choice, to be looked at after a quarter of real use.
"""

from datetime import date

from onestory.sharing.rules.watch import Watch

DEFINITION = Watch(
    id="since_2026",
    holds_from=date(2000, 1, 1),
    reason="An hour is one visit or one strategy discussion; three people at once are a child and "
    "those who look after it; nobody needs more than ten a day. Nobody waits for a verdict over a "
    "weekend and a working day. Thirty different people in ten minutes is faster than anyone reads.",
    override_minutes=60,
    overrides_at_once=3,
    overrides_a_day=10,
    review_within_days=3,
    day_begins=7,
    day_ends=20,
    working_days=(0, 1, 2, 3, 4),
    many_people=30,
    within_minutes=10,
)
