"""The nineteen feeds of the stress populations: whom they hold, which columns, how carefully, in which codes."""

from __future__ import annotations

from dataclasses import dataclass

BASE = "record_id event_date forename surname dob sex"
MOTHER = "mother_nhs_number mother_forename mother_surname mother_dob"


@dataclass(frozen=True)
class Feed:
    """One source system: `who` it lists, the share of them it meets, visits as (least, most)."""

    name: str
    who: str  # child, newborn, mother, adult, all
    share: float
    visits: tuple[int, int]
    columns: str
    nhs: float  # share of records carrying the NHS number
    errors: float  # how many times the usual error rate
    dates: str = "iso"
    sexes: str = "MF"
    upper: bool = False


FEEDS = (
    Feed(
        "birth_notifications",
        "newborn",
        0.99,
        (1, 1),
        f"{BASE} nhs_number address postcode phone birth_order plurality {MOTHER}",
        0.97,
        0.5,
        upper=True,
    ),
    Feed(
        "maternity",
        "mother",
        0.92,
        (1, 2),
        f"{BASE} nhs_number middle_name address postcode phone",
        0.95,
        0.6,
    ),
    Feed(
        "child_health",
        "child",
        0.97,
        (1, 2),
        f"{BASE} nhs_number middle_name address postcode birth_order {MOTHER}",
        0.98,
        0.4,
        "compact",
        "12",
    ),
    Feed(
        "health_visiting",
        "child",
        0.9,
        (1, 4),
        f"{BASE} nhs_number address postcode phone mother_nhs_number mother_forename mother_surname",
        0.9,
        0.8,
    ),
    Feed(
        "gp",
        "all",
        0.9,
        (1, 1),
        f"{BASE} nhs_number middle_name address postcode phone uprn",
        0.99,
        0.3,
    ),
    Feed(
        "immunisations",
        "child",
        0.85,
        (1, 3),
        f"{BASE} nhs_number postcode",
        0.95,
        0.7,
        "uk",
        "12",
        True,
    ),
    Feed(
        "newborn_hearing",
        "newborn",
        0.9,
        (1, 1),
        f"{BASE} nhs_number birth_order plurality {MOTHER}",
        0.9,
        0.8,
        "dmony",
        "Male",
    ),
    Feed(
        "blood_spot",
        "newborn",
        0.93,
        (1, 1),
        f"{BASE} nhs_number postcode mother_surname mother_dob birth_order",
        0.85,
        1.0,
        "uk",
        upper=True,
    ),
    Feed(
        "emergency",
        "all",
        0.35,
        (1, 3),
        f"{BASE} nhs_number address postcode phone",
        0.75,
        1.5,
        "uk",
    ),
    Feed(
        "childrens_centre",
        "child",
        0.4,
        (1, 2),
        f"{BASE} address postcode phone mother_forename mother_surname",
        0.0,
        1.6,
        "uk",
        "Male",
    ),
    Feed(
        "centre_adults",
        "adult",
        0.3,
        (1, 2),
        f"{BASE} address postcode phone",
        0.0,
        1.6,
        "uk",
        "Male",
    ),
    Feed(
        "early_education",
        "child",
        0.45,
        (1, 2),
        f"{BASE} middle_name address postcode",
        0.0,
        1.0,
        "iso",
        "Male",
    ),
    Feed(
        "housing",
        "adult",
        0.3,
        (1, 2),
        f"{BASE} address postcode uprn phone",
        0.0,
        1.3,
        "uk",
        "Male",
        True,
    ),
    Feed("benefits", "adult", 0.3, (1, 1), f"{BASE} middle_name address postcode uprn", 0.0, 0.8),
    Feed(
        "social_care",
        "all",
        0.06,
        (1, 3),
        f"{BASE} nhs_number middle_name address postcode mother_forename mother_surname mother_dob",
        0.6,
        1.3,
        "uk",
    ),
    Feed(
        "speech_therapy",
        "child",
        0.12,
        (1, 3),
        f"{BASE} nhs_number address postcode phone",
        0.85,
        1.0,
        "dmony",
    ),
    Feed(
        "perinatal_mental_health",
        "mother",
        0.1,
        (1, 2),
        f"{BASE} nhs_number address postcode phone",
        0.85,
        1.0,
    ),
    Feed(
        "library",
        "all",
        0.2,
        (1, 1),
        "record_id event_date forename surname dob address postcode",
        0.0,
        2.0,
        "uk",
    ),
    Feed(
        "dental", "all", 0.4, (1, 2), f"{BASE} nhs_number postcode phone", 0.4, 1.2, "excel", "12"
    ),
)
