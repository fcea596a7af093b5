"""How codes and kinship read on a page."""

from datetime import date, timedelta

OF_ONE_BIRTH = timedelta(days=2)  # twins may be born on two sides of midnight

SIBLINGS = {"female": "Sister", "male": "Brother", "": "Brother or sister"}
TWINS = {"female": "Twin sister", "male": "Twin brother", "": "Twin"}
CHILDREN = {"female": "Daughter", "male": "Son", "": "Child"}


def system_name(source: str) -> str:
    """health_visiting_contacts → Health visiting contacts."""
    return source.replace("_", " ").strip().capitalize()


def sibling(sex: str, born_on: date | None, other: date | None) -> str:
    """Brother or sister; a twin where both were born together."""
    together = born_on and other and abs(born_on - other) <= OF_ONE_BIRTH
    return (TWINS if together else SIBLINGS).get(sex, "Brother or sister")


def child(sex: str) -> str:
    """Son or daughter, where a source says."""
    return CHILDREN.get(sex, "Child")


def how_many(number: int, thing: str, many: str = "") -> str:
    """1 service, 2 services, no contacts."""
    return f"{number or 'no'} {thing if number == 1 else many or thing + 's'}"


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:].rstrip('. ')}." if words else ""


def joined(words: list[str]) -> str:
    """A, B and C."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
