"""What may be shown of people: as their records have it, but no address that must not be known."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from onestory.people import queries as people
from onestory.people.kinds import RecordView, Shown
from onestory.sharing import queries as sharing

WHERE = ("address", "postcode", "uprn", "phone")
"""Columns of a record that tell where somebody lives, or could be asked."""


def shown(person_ids: Iterable[int], today: date) -> dict[int, Shown]:
    """The way in which these pages ask who people are; a test holds them to it."""
    told = people.shown(person_ids)
    return without(told, sharing.safety_of((one.person_id for one in told.values()), today).hidden)


def without(told: Mapping[int, Shown], hidden: Collection[int]) -> dict[int, Shown]:
    """The same people, and no address of those who must not be found."""
    return {
        asked: _without_address(one) if one.person_id in hidden else one
        for asked, one in told.items()
    }


def records_of(person: Shown) -> list[RecordView]:
    """Their systems' records, without words that tell where they live, should that be hidden."""
    found = people.records_of(person.person_id)
    return [_without_words(one) for one in found] if person.address_hidden else found


def _without_address(person: Shown) -> Shown:
    return replace(person, address=None, postcode=None, phone=None, address_hidden=True)


def _without_words(record: RecordView) -> RecordView:
    words = {name: said for name, said in record.words.items() if name not in WHERE}
    return replace(record, words=words)
