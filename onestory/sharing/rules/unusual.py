"""What a privacy officer may want to look at: each a fact with its rows, never a score."""

import re
import unicodedata

FACTS = {
    "own_family": (
        "Own family",
        "The reader, or someone of the reader’s own family or household, as far as the system knows",
    ),
    "own_address": ("Own address", "Someone at the same address as the reader’s own record"),
    "same_surname": ("Same surname", "Someone with the reader’s surname; often chance"),
    "no_relationship": (
        "No relationship",
        "Opened for safety, or only known as family of someone on the caseload",
    ),
    "out_of_hours": ("Out of hours", "Opened outside working hours, or at a weekend"),
    "many_in_a_row": ("Many in a row", "Many different people opened within minutes"),
}


def surnames(name: str) -> frozenset[str]:
    """The last word of a name, each half of a double one, without accents and capitals."""
    words = name.split()
    plain = unicodedata.normalize("NFKD", words[-1] if words else "").casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return frozenset(re.split(r"[-\s]+", letters)) - {""}
