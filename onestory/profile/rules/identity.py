"""Who someone is, in a line; and what must be known of them before anything else is read."""

from dataclasses import dataclass
from datetime import date

from onestory.profile.rules.ages import age_in_words, months_between
from onestory.profile.shown import Banner

ADULT_MONTHS = 18 * 12

# NHS Data Dictionary, NHS NUMBER STATUS INDICATOR CODE
NUMBER_STATUS = {
    "01": "Verified",
    "02": "Given, not yet traced",
    "03": "Trace needed",
    "04": "Traced without a clear answer",
    "05": "In conflict: check before use",
    "06": "Trace under way",
    "07": "Not known, no trace needed",
    "08": "Trace put off: newborn",
}


@dataclass(frozen=True)
class Life:
    """What is known of a life's dates."""

    born_on: date | None = None
    died_on: date | None = None
    stillborn: bool = False


def caption(life: Life, today: date) -> str:
    """Child or adult, and how old: the line above the name."""
    if life.stillborn:
        return "Stillborn"
    if life.born_on is None:
        return "Age not known"
    if life.died_on:
        return f"Died, aged {age_in_words(life.born_on, life.died_on)}"
    grown = months_between(life.born_on, today) >= ADULT_MONTHS
    return f"{'Adult' if grown else 'Child'}, {age_in_words(life.born_on, today)}"


def number_status(code: str) -> str:
    """The verification status of an NHS number in words; a code nobody knows is shown as it is."""
    if not code:
        return "Verification not stated"
    return NUMBER_STATUS.get(code[:2], code)


def banners(life: Life, *, address_hidden: bool, name: str, written: str) -> tuple[Banner, ...]:
    """What stops an invitation or a slip of the tongue. `written`: the day of death, in words."""
    found = []
    if life.stillborn:
        found.append(
            Banner(
                f"{name} was stillborn",
                "No invitation, card or appointment goes to this family about this baby. "
                "Read the chronology before you speak to them.",
            )
        )
    elif life.died_on:
        found.append(
            Banner(
                f"{name} died on {written}",
                "No invitation, letter or appointment is sent. Read the chronology before you "
                "speak to the family.",
            )
        )
    if address_hidden:
        found.append(
            Banner(
                "The address is hidden to keep someone safe",
                "Never say, write or guess where they live, in front of anyone. Do not ask "
                "family members for it. A service that works with the family can pass on a message.",
            )
        )
    return tuple(found)
