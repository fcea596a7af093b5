"""The truth of who is who, kept apart from the files: for measuring, never for matching."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, TextIO

from demo.lives.people import Child, Family, Person

FLAGS = (
    "twin",
    "sibling",
    "newborn_named_later",
    "no_nhs",
    "wrong_nhs",
    "renamed",
    "moved",
    "adopted",
    "new_to_country",
    "restricted",
    "variant_name",
)
MENTION_COLUMNS = ("source", "local_id", "role", "entity_id", "origin", *FLAGS)


class Mention:
    """A local id in a source, and what was told under it."""

    __slots__ = ("named", "person", "role", "variant", "wrong")

    def __init__(self, person: Person, role: str) -> None:
        self.person = person
        self.role = role
        self.named = False
        self.wrong = False
        self.variant = False


class Truth:
    """Gathers a family's mentions, then writes them; holds one family at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files: list[TextIO] = []
        self._mentions = self._open(folder / "truth.csv", MENTION_COLUMNS)
        self._relationships = self._open(
            folder / "relationships.csv", ("kind", "from_entity", "to_entity", "since", "until")
        )
        self._lives = self._open(folder / "lives.csv", ("entity_id", "kind", "on", "detail"))
        self._oddities = self._open(
            folder / "oddities.csv", ("source", "period", "row_key", "what")
        )
        self._seen: dict[tuple[str, str], Mention] = {}

    def _open(self, path: Path, columns: tuple[str, ...]) -> Any:
        handle = path.open("w", encoding="utf-8", newline="")
        self._files.append(handle)
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        return writer

    def mention(
        self, source: str, local_id: str, role: str, person: Person, nhs: str, variant: bool = False
    ) -> None:
        """A row of `source` told of `person` under `local_id`, with this NHS number or none."""
        mention = self._seen.get((source, local_id))
        if mention is None:
            mention = self._seen[(source, local_id)] = Mention(person, role)
        if mention.person is not person:
            raise ValueError(f"{source} calls two people {local_id}")
        if nhs:
            mention.named = True
            mention.wrong = mention.wrong or nhs != person.nhs_number
        mention.variant = mention.variant or variant

    def odd(self, source: str, period: str, row_key: str, what: str) -> None:
        """A row was written wrong on purpose."""
        self._oddities.writerow((source, period, row_key, what))

    def close_family(self, family: Family) -> None:
        """Write the family's mentions, ties and turns."""
        siblings = len(family.children) > 1
        for (source, local_id), mention in self._seen.items():
            self._mentions.writerow(
                (
                    source,
                    local_id,
                    mention.role,
                    mention.person.entity,
                    mention.person.origin,
                    *_flags(mention, siblings),
                )
            )
        self._seen.clear()
        self._relationships.writerows(_ties(family))
        self._lives.writerows(_turns(family))

    def close(self) -> None:
        for handle in self._files:
            handle.close()


def _flags(mention: Mention, siblings: bool) -> tuple[int, ...]:
    person = mention.person
    child = isinstance(person, Child)
    told = {
        "twin": child and person.plurality > 1 if isinstance(person, Child) else False,
        "sibling": child and siblings,
        "no_nhs": not mention.named,
        "wrong_nhs": mention.wrong,
        "variant_name": mention.variant,
    }
    return tuple(int(told.get(flag, flag in person.flags)) for flag in FLAGS)


def _ties(family: Family) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for n, child in enumerate(family.children):
        until = str(child.left) if "adopted" in child.flags and child.left else ""
        if family.adoptive:
            rows += [
                ("adoptive_parent_of", p.entity, child.entity, str(child.arrived), "")
                for p in family.parents()
            ]
            rows += [
                ("former_identity_of", f"E{int(f[4:]):07d}", child.entity, str(child.arrived), "")
                for f in sorted(child.flags)
                if f.startswith("was:")
            ]
            continue
        rows.append(("mother_of", family.mother.entity, child.entity, str(child.born), until))
        if family.father is not None:
            rows.append(("father_of", family.father.entity, child.entity, str(child.born), until))
        for other in family.children[:n]:
            kind = "twin_of" if other.born == child.born else "sibling_of"
            rows.append((kind, other.entity, child.entity, str(child.born), ""))
    return rows


def _turns(family: Family) -> list[tuple[str, ...]]:
    """What befell them: bookings, losses, births, deaths, names, moves, departures."""
    rows: list[tuple[str, ...]] = []
    mother = family.mother.entity
    for pregnancy in family.pregnancies:
        if pregnancy.booked is not None:
            rows.append((mother, "booked", str(pregnancy.booked), pregnancy.consent))
        if pregnancy.outcome not in ("LB", ""):
            rows.append((mother, "outcome", str(pregnancy.ended), pregnancy.outcome))
    for person in [*family.parents(), *family.children]:
        rows += _life(person)
    if family.showcase:
        rows.append((mother, "showcase", "", family.showcase))
    return rows


def _life(person: Person) -> list[tuple[str, ...]]:
    entity = person.entity
    rows: list[tuple[str, ...]] = []
    if isinstance(person, Child):
        rows.append((entity, "born", str(person.born), person.place))
    if person.died is not None:
        rows.append((entity, "died", str(person.died), ""))
    rows += [
        (entity, "called", str(name.since), f"{name.forename} {name.surname}")
        for name in person.names[1:]
    ]
    rows += [
        (entity, "moved", str(since), home.postcode)
        for since, home in person.homes[1:]
        if since >= person.born
    ]
    if person.left is not None:
        rows.append((entity, "left", str(person.left), ""))
    return rows
