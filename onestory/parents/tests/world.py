"""Families of Ashwater to be told: parents made by what matters in how they may be reached."""

import datetime as dt
from functools import cache
from typing import Any

import polars as pl
import yaml

from onestory.agencies import actions as agencies
from onestory.parents import actions
from onestory.parents.models import Campaign, Notice, Unreached
from onestory.parents.queries.notices import state_of
from onestory.people import actions as people
from onestory.profile.tests.world import BOROUGH, NOW, TODAY, _ids, child, someone
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.sharing.models import ContactRule
from onestory.sharing.queries import reader_by_code

AUTHOR, APPROVER, HEALTH_VISITOR, DATA_LEAD = "PO01", "PO02", "HV101", "DL01"
GUARDIAN = "CG01"
HERE = {AUTHOR, APPROVER, HEALTH_VISITOR, DATA_LEAD, GUARDIAN}
HOME: dict[str, Any] = {"address": "3 Mill Lane, Ashwater", "postcode": "ZQ1 1AA"}
ELSEWHERE: dict[str, Any] = {"address": "9 Weir Road, Ashwater", "postcode": "ZQ2 6LN"}
MOBILE = "07700 900123"
GIVEN = {
    "name": "Who is involved, to every family",
    "agreement": "who_is_involved",
    "audience": "under_fives",
    "letter": "letter_about_an_agreement",
    "contact": "0300 555 0100",
}
BY_NOTIFY = {"message": "message_about_an_agreement"}

__all__ = ["NOW", "TODAY", "child", "someone"]


def partnership() -> None:
    """Ashwater, with those practitioners who tell families."""
    agencies.load_partnership(_described(), by="a test", with_users=True)


@cache
def _described() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load(BOROUGH.read_text(encoding="utf-8"))
    here = [one for one in described["practitioners"] if one["code"] in HERE]
    units = described["postcodes"]["units"][:1]
    return described | {
        "practitioners": here,
        "postcodes": described["postcodes"] | {"units": units},
    }


def reader(code: str = AUTHOR) -> Reader:
    return reader_by_code(code, on=TODAY)


def parent(
    *children: int, kind: str = "mother", responsible: bool | None = None, **said: Any
) -> int:
    """A parent of these children, at home in Mill Lane unless said otherwise."""
    usual = {"role": kind, "forename": "Ngozi", "surname": "Okafor", "dob": "1995-05-05"}
    adult = someone(**usual | HOME | said)
    tie(*children, adult=adult, kind=kind, responsible=responsible)
    return adult


def tie(
    *children: int, adult: int, kind: str, responsible: bool | None = None, **said: Any
) -> None:
    rows = [
        {
            "id": next(_ids) << 4,
            "child_id": one,
            "other_id": adult,
            "kind": kind,
            "held_from": TODAY - dt.timedelta(days=400),
            "parental_responsibility": responsible,
            **said,
        }
        for one in children
    ]
    schema = {"parental_responsibility": pl.Boolean}
    if not rows:
        return
    people.add_relationships(pl.DataFrame(rows, schema_overrides=schema), by="a test")


def families(number: int, **said: Any) -> list[int]:
    """So many mothers, each with a child and an address of her own; their ids."""
    return [
        parent(
            child(forename=f"Child{n}", surname=f"Family{n}"),
            **{"surname": f"Family{n}", "address": f"{n + 1} Alder Road, Ashwater"} | said,
        )
        for n in range(number)
    ]


def rule(person: int, kind: str, way: str = "", **said: Any) -> None:
    """How the person asked to be reached, or not to be."""
    ContactRule.objects.create(
        record_id=person,
        person_id=person,
        kind=kind,
        way=way,
        held_from=TODAY - dt.timedelta(days=3),
        told_by="a test",
        **said,
    )


def begun(**said: Any) -> Campaign:
    """A campaign as far as its job: written, previewed, approved by another, begun."""
    author, approver = reader(), reader(APPROVER)
    with guard.as_reader(author):
        number = actions.draft(given=GIVEN | said, by=author)
        actions.preview(campaign_id=number, by=author)
    with guard.as_reader(approver):
        actions.approve(campaign_id=number, words="Read and agreed", by=approver)
    with guard.as_reader(author):
        actions.begin(campaign_id=number, by=author)
    return Campaign.objects.get(pk=number)


def named(campaign: Campaign) -> dict[tuple[int, ...], str]:
    """The adults of each notice, and its way."""
    return {
        tuple(one.addressees.order_by("person_id").values_list("person_id", flat=True)): one.way
        for one in Notice.objects.filter(campaign=campaign)
    }


def states(campaign: Campaign) -> list[str]:
    return [state_of(one) for one in Notice.objects.filter(campaign=campaign).order_by("number")]


def unreached(campaign: Campaign) -> dict[int, str]:
    return dict(Unreached.objects.filter(campaign=campaign).values_list("person_id", "because"))
