"""Every address, as every role, in every state: what comes back is what the lens allows, and no more.

Four axes: role, how the reader stands to the child, what the family said, how the agreements stand;
a fifth, what keeps the child safe, is crossed with the ones that matter to it (states.py).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from onestory.sharing import guard
from onestory.sharing.definitions import roles
from onestory.sharing.kinds import Depth, Reader
from onestory.sharing.lens import Lens
from tests.walk import town as towns
from tests.walk.places import OF_OTHERS, PLACES, Place
from tests.walk.states import AGREEMENTS
from tests.walk.town import DEPTH_OF, Guarded, Town

pytestmark = pytest.mark.django_db
DEED_FOR = {"identities": "review_links", "trail": "see_audit"}
"""What a role must do to be shown who people are, without the lens."""


def names(resolver: Any = None, space: str = "") -> set[str]:
    """Every named address of the project; one without a name fails by being called "?"."""
    found: set[str] = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            found |= names(pattern, space + inner)
        else:
            found.add(space + (pattern.name or str(pattern.pattern) or "?"))
    return found


def test_every_address_has_its_place_in_the_walk() -> None:
    ours = {name for name in names() if not name.startswith(OF_OTHERS)}
    assert ours - set(PLACES) == set()
    assert set(PLACES) - ours == set()


@pytest.mark.timeout(1800)
def test_nothing_comes_back_that_the_lens_does_not_allow(record_property: Any) -> None:
    town, walked, faults = towns.build(), 0, list[str]()
    for state in AGREEMENTS:
        towns.sign(state)
        # What differs without an agreement is what it opened: some of the children show it.
        here = town if state == "in force" else towns.some_of(town)
        for code, reader in town.readers.items():
            for steps, found in _walk(here, code, reader):
                walked += steps
                faults += [f"agreements {state}: {fault}" for fault in found]
    record_property("combinations", walked)
    assert walked > len(town.children) * len(town.readers) * len(PLACES) / 10
    assert faults[:20] == [], f"{len(faults)} in {walked:,} combinations"


def _walk(town: Town, code: str, reader: Reader) -> Iterator[tuple[int, list[str]]]:
    """How many looks and forms each address took, and what was wrong with what came back."""
    client = Client()
    client.force_login(User.objects.get(username=code))
    lenses = guard.lenses_of(reader, [*town.mothers, *town.mothers.values()])
    for name, place in PLACES.items():
        if name == "sign_out":  # or the rest would be walked signed out
            continue
        for args in place.args(town):
            shown = towns.found_in(_visit(client, name, place, args))
            faults = _too_much(town, shown, place, reader, lenses)
            if name == "profile:chronology":
                faults += _too_little(town, args[0], shown, lenses[args[0]], reader)
            yield 1 + place.form, [f"{name}{args} as {code}: {fault}" for fault in faults]


def _visit(client: Client, name: str, place: Place, args: tuple[Any, ...]) -> str:
    """What an address answers to a look and to an empty form, as text."""
    if place.before:
        place.before(client, args)
    try:
        address = reverse(name, args=[each for each in args if not isinstance(each, dict)])
    except NoReverseMatch as error:
        raise AssertionError(f"{name} is walked with the wrong arguments") from error
    answers = [client.get(address), *([client.post(address, {})] if place.form else [])]
    assert {one.status_code for one in answers} <= {200, 302, 400, 403, 404, 405}, name
    return "".join(one.content.decode(errors="replace") for one in answers)


def _too_much(
    town: Town, shown: set[str], place: Place, reader: Reader, lenses: dict[int, Lens]
) -> list[str]:
    """The heart of the walk."""
    return [
        f"{told} is shown: {town.words[told]}, {town.children.get(town.words[told].person, 'a mother')}"
        for told in sorted(shown)
        if not _allowed(town.words[told], place, reader, lenses)
    ]


def _allowed(word: Guarded, place: Place, reader: Reader, lenses: dict[int, Lens]) -> bool:
    lens = lenses[word.person]
    if place.shows in DEED_FOR:
        return (
            any(DEED_FOR[place.shows] in roles()[role].may for role in reader.roles)
            and word.what in {"name", "address"}
            and not lens.facts.sealed
            and not (word.what == "address" and lens.facts.address_hidden)
        )
    if place.shows == "nobody":
        return False
    if word.what == "address":
        return bool(lens.address.depth)
    if word.what == "name":
        return lens.person.depth >= DEPTH_OF["name"]
    return lens.answer(word.service, word.kind, word.restriction).depth >= DEPTH_OF[word.what]


def _too_little(town: Town, child: int, shown: set[str], lens: Lens, reader: Reader) -> list[str]:
    """The other way round: a line that is open stands in the chronology."""
    if not any("open_people" in roles()[role].may for role in reader.roles):
        return []
    return [
        f"{told} is open and not shown: {word}, {town.children[child]}"
        for told, word in town.words.items()
        if word.person == child and word.what == "line" and told not in shown
        if lens.answer(word.service, word.kind, word.restriction).depth >= Depth.EVENT
    ]
