"""A small Ashwater for these pages: people made by what matters, brought in through the doors."""

import datetime as dt
import json
from collections.abc import Iterable
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl
import yaml
from django.test import Client

from onestory.agencies import actions as agencies
from onestory.agencies.models import Practitioner
from onestory.people import actions as people
from onestory.people.tests import making
from onestory.record import actions as record
from onestory.sharing import actions as sharing

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
BOROUGH = Path(__file__).parents[3] / "demo" / "borough.yaml"
BY = "a test"
SURNAMES = ("Okafor", "Green", "Nowak", "Singh", "Brown", "Haddad", "Tran", "Walsh", "Kaya")
_ids = count(10_000)

HEALTH_VISITOR, CENTRE_WORKER, HOUSING = "HV101", "CW01", "HO01"
DATA_LEAD, FRONT_DOOR, PRIVACY = "DL01", "FD01", "PO01"
MIDWIFE = "MW101"
HERE = {HEALTH_VISITOR, MIDWIFE, "HV102", CENTRE_WORKER, HOUSING, DATA_LEAD, FRONT_DOOR, PRIVACY}


def partnership() -> None:
    """Ashwater's services, practitioners and agreements, as the demo loads them."""
    agencies.load_partnership(_described(), by=BY, with_users=True)


@cache
def _described() -> dict[str, Any]:
    """Of the practitioners only those who appear here: loading all of them takes its time."""
    described: dict[str, Any] = yaml.safe_load(BOROUGH.read_text(encoding="utf-8"))
    here = [one for one in described["practitioners"] if one["code"] in HERE]
    return described | {"practitioners": here}


def signed_in(code: str) -> Client:
    """A browser of the practitioner with this code."""
    client = Client()
    user = Practitioner.objects.get(code=code).user
    assert user
    client.force_login(user)
    return client


def someone(**said: Any) -> int:
    """A person with one record; the id is both the person's and the record's."""
    return with_records(said)


def with_records(*records: dict[str, Any]) -> int:
    """A person with these records, founded by the first, without asking the matching."""
    ids = _received(*records)
    return making.person_of(*ids)


def matched(*records: dict[str, Any]) -> list[int]:
    """Records in the index, each of the person that matching finds; their ids."""
    ids = _received(*records)
    people.match_records(ids, by=BY, at=NOW)
    return ids


def _received(*records: dict[str, Any]) -> list[int]:
    rows = [making.record(nth=next(_ids), **one) for one in records]
    for row in rows:
        row.setdefault("born_on", _day(row.get("dob")))
    people.receive_records(making.frame(*rows), by=BY)
    return [row["id"] for row in rows]


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def child(**said: Any) -> int:
    """A child of two years; with these words instead."""
    usual = {"forename": "Amara", "surname": "Okafor", "dob": "2024-03-03", "sex": "2"}
    return someone(**usual | {"nhs_number": making.number(next(_ids))} | said)


def mother_of(*children: int, **said: Any) -> int:
    """Their mother, as one source says."""
    usual = {"role": "mother", "forename": "Ngozi", "surname": "Okafor", "dob": "1995-05-05"}
    mother = someone(**usual | said)
    related(*children, to=mother, kind="mother")
    return mother


def related(*children: int, to: int, kind: str) -> None:
    rows = [
        {"id": next(_ids) << 4, "child_id": one, "other_id": to, "kind": kind, "held_from": TODAY}
        for one in children
    ]
    people.add_relationships(pl.DataFrame(rows), by=BY)


def entry(person: int, service: str = "health_visiting", **said: Any) -> dict[str, Any]:
    """A line of the timeline: a visit yesterday, unless said otherwise."""
    usual = {
        "id": next(_ids) << 4,
        "record_id": person,
        "service_id": service,
        "kind": "visit",
        "happened_on": TODAY - dt.timedelta(days=1),
        "happened_at": None,
        "outcome": "attended",
        "line": "At home",
        "detail": {"Notes": "Slept through the night."},
        "restriction": "",
        "source": "health_visiting_contacts",
        "learned_at": NOW.replace(tzinfo=None),
    }
    row = usual | said
    return row | {"detail": json.dumps(row["detail"])}


def happened(*entries: dict[str, Any]) -> None:
    """The lines are added, and involvements counted."""
    schema = {"happened_at": pl.Time}
    frame = pl.DataFrame(list(entries), schema_overrides=schema, infer_schema_length=None)
    record.recount(record.add_entries(frame, by=BY))


def pregnant(mother: int, **said: Any) -> None:
    """Booked with the midwives, due at Christmas, unless said otherwise."""
    row = {"id": next(_ids) << 4, "mother_id": mother, "due_on": dt.date(2026, 12, 24)}
    people.add_pregnancies(pl.DataFrame([row | said]), by=BY)
    happened(entry(mother, "maternity", kind="antenatal_booking", source="maternity_bookings"))


def consented(person: int, answer: str, agreement: str = "live_births_to_centres") -> None:
    """The family answered, last month."""
    row = {
        "id": next(_ids) << 4,
        "record_id": person,
        "agreement": agreement,
        "answer": answer,
        "decided_by_role": "mother",
        "asked_how": "spoken",
        "asked_by": "midwife",
        "held_from": TODAY - dt.timedelta(days=30),
        "held_until": None,
        "row_id": next(_ids) << 4,
    }
    frame = pl.DataFrame([row], schema_overrides={"held_until": pl.Date})
    sharing.record_consents(frame, by=BY)


def ended(agreement: str) -> None:
    """The council's Caldicott guardian ends an agreement today."""
    signed = next(each for each in _described()["agreements"] if each["id"] == agreement)
    who = {"organisation": "council", "office": "caldicott_guardian", "name": "Helen Strand"}
    end = {**who, "on": TODAY, "reason": "A test"}
    sharing.sign_agreement(signed | {"approvals": (), "ended": end}, by=BY)


def born_in_reach(days: Iterable[int], *, answer: str = "", **said: Any) -> list[int]:
    """Babies of Heronmere, born on these days of November; `answer` to the live-births question."""
    babies = []
    for day in days:
        home = {"address": f"{day} Alder Road, Ashwater", "postcode": "ZQ1 1AA"}
        usual = {"surname": SURNAMES[day % len(SURNAMES)], "dob": f"2026-11-{day:02d}"}
        baby = child(**home | usual | said)
        happened(
            entry(baby, "maternity", kind="birth", happened_on=dt.date(2026, 11, day), detail={})
        )
        if answer:
            consented(baby, answer)
        babies.append(baby)
    return babies
