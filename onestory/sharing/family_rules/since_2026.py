"""What the invented borough tells; a partnership puts its own in its place.

Source: UK GDPR Article 15 gives the right to know who was told; the Data Protection Act 2018, schedules
2 and 3, lets out what would prejudice the prevention of crime or cause someone serious harm. Which
services that touches is the partnership's decision, with its data protection officer.
"""

from datetime import date

from onestory.sharing.rules.family_view import FamilyRule

DEFINITION = FamilyRule(
    id="since_2026",
    holds_from=date(2000, 1, 1),
    reason="That a sensitive service or the police looked can tell a violent partner what someone has "
    "said. A look for safety is told once a privacy officer has found it proper or not, and only where "
    "telling puts nobody at risk. Front-door workers answer for their service, not by name.",
    leave_out_sensitive=True,
    leave_out_service_kinds=("police", "domestic_abuse", "probation"),
    by_service_only=("early_help",),
)
