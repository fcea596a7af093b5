"""The rule of trust that the invented borough agreed; a partnership puts its own in its place."""

from datetime import date

from onestory.people.rules.trust import TrustRule

DEFINITION = TrustRule(
    id="since_2026",
    holds_from=date(2000, 1, 1),
    reason="Numbers and births are checked by the national service before maternity and birth "
    "notifications send them; community health checks them at each contact; the others write "
    "down what they are told. For addresses whoever visits or houses the family knows best.",
    ranks={
        "name": {
            "birth_notifications": 2,
            "maternity_bookings": 2,
            "health_visiting_contacts": 2,
            "child_health_immunisations": 2,
            "childrens_centres": 1,
            "housing": 0,
        },
        "born_on": {
            "birth_notifications": 3,
            "maternity_bookings": 2,
            "child_health_immunisations": 2,
            "health_visiting_contacts": 2,
            "childrens_centres": 1,
            "housing": 0,
        },
        "nhs_number": {
            "birth_notifications": 3,
            "maternity_bookings": 2,
            "child_health_immunisations": 2,
            "health_visiting_contacts": 2,
            "childrens_centres": 0,
        },
        "sex": {
            "birth_notifications": 3,
            "child_health_immunisations": 2,
            "health_visiting_contacts": 2,
            "childrens_centres": 1,
        },
        "address": {
            "housing": 2,
            "health_visiting_contacts": 2,
            "maternity_bookings": 1,
            "birth_notifications": 1,
        },
        "phone": {"health_visiting_contacts": 2, "maternity_bookings": 1},
    },
)
