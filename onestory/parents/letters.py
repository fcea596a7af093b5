"""A letter or message as one family gets it: its words, and the address in the moment it is written."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from onestory.parents.definitions import texts
from onestory.parents.kinds import RIGHT_TO_LEFT, Text
from onestory.parents.models import Campaign
from onestory.parents.queries.standings import agreements
from onestory.parents.rules import places
from onestory.parents.rules.words import SLOTS, Written, fill
from onestory.people import queries as people
from onestory.people.kinds import Shown
from onestory.web.jinja import day

INVENTED = "Ada Example and Ben Example"
INVENTED_LINES = (INVENTED, "1 Example Street", "Ashwater", "ZQ1 1AA")


@dataclass(frozen=True)
class Letter:
    """What is in the envelope and on it. Of a text message, `to` is the telephone's number."""

    reference: str
    way: str
    to: tuple[str, ...]
    written: tuple[Written, ...]

    @property
    def plain(self) -> str:
        """All languages, one after the other."""
        return "\n\n".join(one.plain for one in self.written)

    @property
    def right_to_left(self) -> frozenset[str]:
        return RIGHT_TO_LEFT


def compose(campaign: Campaign, reference: str, way: str, named: Collection[int]) -> Letter | None:
    """For those named, with the address of today; None where it has gone since."""
    shown = people.shown(named)
    found = [shown[one] for one in sorted(named)]
    names = places.together([one.full_name for one in found])
    to = _number(found) if way == "text" else _lines(names, found)
    if not to:
        return None
    return Letter(reference, way, to, tuple(_written(campaign, way, reference, names)))


def sample(campaign: Campaign, way: str) -> Letter:
    """For an invented family."""
    to = ("07700 900123",) if way == "text" else INVENTED_LINES
    reference = SLOTS["reference"]
    return Letter(reference, way, to, tuple(_written(campaign, way, reference, INVENTED)))


def text_of(campaign: Campaign, way: str) -> Text:
    """The definition of its words."""
    return texts()[campaign.message if way == "text" else campaign.letter]


def _written(campaign: Campaign, way: str, reference: str, names: str) -> list[Written]:
    agreement = agreements()[campaign.agreement]
    values = {
        "names": names,
        "agreement": agreement.name,
        "told": agreement.family_is_told,
        "partnership": settings.PARTNERSHIP_NAME,
        "contact": campaign.contact,
        "reference": reference,
        "until": day(agreement.held_until),
    }
    return fill(text_of(campaign, way), values, campaign.languages)


def _lines(names: str, found: list[Shown]) -> tuple[str, ...]:
    """All who are named live at one address; two that differ since would tell one of the other's."""
    every = {_of(one) for one in found}
    if len({places.home(*one) for one in every}) != 1:
        return ()
    return places.address_lines(names, *min(every))


def _of(shown: Shown) -> tuple[str, str]:
    return (
        str(shown.address.value) if shown.address else "",
        str(shown.postcode.value) if shown.postcode else "",
    )


def _number(found: list[Shown]) -> tuple[str, ...]:
    number = places.mobile(str(found[0].phone.value)) if found[0].phone else ""
    return (number,) if number else ()
