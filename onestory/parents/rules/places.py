"""Addresses and telephone numbers as paper and GOV.UK Notify need them."""

import re

MOST_LINES = 7  # on an envelope, and for GOV.UK Notify, the name and the postcode among them
NO_HOME = ("no fixed abode", "no fixed address", "not known", "unknown", "refuge")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}")
_NOWHERE = re.compile(r"ZZ99 ?\w{3}")  # of no home, abroad, not known


def address_lines(names: str, address: str, postcode: str) -> tuple[str, ...]:
    """Name, street, town, postcode; nothing where a letter would not arrive."""
    tidy = tidy_postcode(postcode)
    parts = [part.strip() for part in re.split(r"[,\n]", address) if part.strip()]
    parts = [part for part in parts if tidy_postcode(part) != tidy]
    if not tidy or not parts or any(word in address.casefold() for word in NO_HOME):
        return ()
    room = MOST_LINES - 2
    kept = [*parts[: room - 1], ", ".join(parts[room - 1 :])] if len(parts) > room else parts
    return (names, *kept, tidy)


def home(address: str, postcode: str) -> str:
    """The same for two spellings of one address; empty where a letter would not arrive."""
    lines = address_lines("", address, postcode)
    return re.sub(r"[^a-z0-9]", "", "".join(lines).casefold())


def tidy_postcode(written: str) -> str:
    """In capitals with one space; empty where it is none, or one that stands for no place."""
    letters = re.sub(r"[^A-Z0-9]", "", written.upper())
    tidy = f"{letters[:-3]} {letters[-3:]}"
    return tidy if _POSTCODE.fullmatch(tidy) and not _NOWHERE.fullmatch(tidy) else ""


def mobile(phone: str) -> str:
    """A number that can be sent a text, as +447…; empty for a landline or what is none."""
    digits = re.sub(r"[^\d+]", "", phone)
    digits = re.sub(r"^(\+44|0044|44|0)", "", digits)
    return f"+44{digits}" if re.fullmatch(r"7[1-57-9]\d{8}", digits) else ""


def together(names: list[str]) -> str:
    """Names as a letter writes them: Ada Green and Ben Green."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
