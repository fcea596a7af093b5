"""What a match weighs, in words: bits of evidence mean little to someone who knows the family."""

from collections.abc import Iterable

from onestory.profile.shown import Evidence

STRONG = 6.0
SLIGHT = 1.0

FIELDS = {
    "identity": "Who they are",
    "household": "Home and family",
    "nhs_number": "NHS number",
    "forename": "First name",
    "middle_name": "Middle name",
    "middle": "Middle name",
    "surname": "Last name",
    "dob": "Date of birth",
    "sex": "Sex",
    "address": "Address",
    "postcode": "Postcode",
    "uprn": "Property number",
    "phone": "Phone",
    "birth_order": "Order of birth",
    "plurality": "Babies in the birth",
    "mother": "Mother",
    "mother_nhs_number": "Mother’s NHS number",
    "mother_forename": "Mother’s first name",
    "mother_surname": "Mother’s last name",
    "mother_dob": "Mother’s date of birth",
}


def field_name(field: str) -> str:
    """What people call a column; one that is not listed reads as it is written."""
    return FIELDS.get(field) or field.replace("_", " ").capitalize()


def in_words(found: Iterable[tuple[str, str, float]]) -> tuple[Evidence, ...]:
    """Each (field, words, log2 weight), the strongest first."""
    heaviest = sorted(found, key=lambda one: -abs(one[2]))
    return tuple(
        Evidence(field_name(field), words, weighed(weight), side(weight))
        for field, words, weight in heaviest
    )


def weighed(weight: float) -> str:
    """Strongly for (+9.3)."""
    if abs(weight) < SLIGHT:
        return f"Says little ({weight:+.1f})"
    strongly = abs(weight) >= STRONG
    toward = "for" if weight > 0 else "against"
    return f"{'Strongly ' + toward if strongly else toward.capitalize()} ({weight:+.1f})"


def side(weight: float) -> str:
    """Which way it speaks, for the colour."""
    if abs(weight) < SLIGHT:
        return "neither"
    return "for" if weight > 0 else "against"
