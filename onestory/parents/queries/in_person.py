"""How many must be told in person, by the service involved with them: numbers only, and nobody named."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onestory.agencies import queries as agencies
from onestory.parents.models import Campaign
from onestory.parents.queries import families, standings
from onestory.parents.queries.families import SAID_NO, TOLD_ALREADY
from onestory.parents.rules.in_person import by_service
from onestory.record import queries as record
from onestory.shared.small_numbers import explained, protected
from onestory.sharing import guard
from onestory.sharing.kinds import Reader

PURPOSE = "telling families of an agreement"
NOT_TO_BE_WORKED_OUT = "who must be told in person"


@dataclass(frozen=True)
class InPerson:
    """Of one campaign, as of today."""

    campaign: Campaign
    services: tuple[tuple[str, str], ...]
    """Name, and how many."""
    unknown: str
    small_numbers: str


def in_person(*, reader: Reader, campaign_id: int) -> InPerson:
    """Adults whom no letter or message may reach; left out: who was told before, and who said no."""
    campaign = standings.found(campaign_id)
    guard.log(reader, "count who is told in person", PURPOSE, terms=f"campaign {campaign_id}")
    with guard.as_system("who must be told in person is counted; only protected numbers are shown"):
        whom = _to_be_told(campaign, reader.today)
        involved = _involved({one for family in whom for one in family}, reader.today)
    counted, unknown = by_service(whom, involved)
    names = agencies.services()
    lines = sorted((names[code].name, protected(number)) for code, number in counted.items())
    explanation = explained(NOT_TO_BE_WORKED_OUT)
    return InPerson(campaign, tuple(lines), protected(unknown), explanation)


def _to_be_told(campaign: Campaign, on: date) -> list[frozenset[int]]:
    asked = families.asked_by(campaign)
    every = families.adults(asked, families.found_by(asked, on), on)
    return [
        one.about | {one.person}
        for one in every
        if not one.way and one.why_not not in {TOLD_ALREADY, SAID_NO}
    ]


def _involved(persons: Iterable[int], on: date) -> dict[int, frozenset[str]]:
    """Services involved today; a sensitive one is not even counted, lest its work be known."""
    sensitive = {code for code, one in agencies.services().items() if one.sensitive}
    found: dict[int, set[str]] = defaultdict(set)
    for one in record.involvements(persons):
        if one.service not in sensitive and (one.closed_on is None or on < one.closed_on):
            found[one.person_id].add(one.service)
    return {person: frozenset(services) for person, services in found.items()}
