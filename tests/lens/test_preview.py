"""In every world the preview of an agreement counts whom the pure lens would open beyond today."""

import os
from collections import defaultdict
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import Reader
from onestory.sharing.lens import Lens
from onestory.sharing.rules.facts import Partnership
from onestory.sharing.rules.lens import Opening, working_posts
from tests.lens import thought
from tests.lens.kept import keep, keep_partnership, rows
from tests.lens.worlds import ORGANISATIONS, PEOPLE, SERVICES, TODAY, World, worlds

WORLDS = int(os.environ.get("ONESTORY_WORLDS", "500")) // 5
PREVIEW = """select organisation, role, service_kind, kind, restriction, depth, people, strangers
    from sharing_preview(%s, %s, %s)"""
Gained = dict[tuple, set[int]]


@pytest.mark.django_db
@pytest.mark.timeout(3600)
def test_a_preview_counts_what_the_lens_would_open() -> None:
    keep_partnership()
    in_a_world()


@settings(
    max_examples=WORLDS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
    database=None,
)
@given(
    worlds(),
    st.sampled_from(sorted(agreements())),
    st.sampled_from([ORGANISATIONS, ["council", "hospital"]]),
)
def in_a_world(world: World, agreement: str, parties: list[str]) -> None:
    gained, strangers = thought_out(world, agreement, frozenset(parties))
    with transaction.atomic():
        keep(world)
        told = rows(PREVIEW, agreement, parties, TODAY)
        transaction.set_rollback(True)
    lines = {row[:6]: (row[6], row[7]) for row in told if row[2] is not None}
    assert lines == {
        key: (len(people), len(people & strangers[key])) for key, people in gained.items()
    }
    whole = [row[6] for row in told if row[0] is None]
    assert whole == [len(set().union(*gained.values()))]


def thought_out(world: World, agreement: str, parties: frozenset[str]) -> tuple[Gained, Gained]:
    """By the pure function: who is gained, by party, role, kind of service, kind, restriction, depth."""
    gained: Gained = defaultdict(set)
    strangers: Gained = defaultdict(set)
    every, reader = thought.partnership(world), thought.reader(world)
    without = replace(
        every,
        terms=tuple(term for term in every.terms if term.agreement != agreement),
        thought_out={},
    )
    counted = replace(
        every,
        terms=tuple(
            replace(term, why_not="", organisations=parties)
            for term in every.terms
            if term.agreement == agreement
        ),
        thought_out={},
    )
    for post in working_posts(reader, every):
        one = replace(reader, posts=(post,))
        for person in PEOPLE:
            before = _openings(world, one, person, without)
            for opening in _openings(world, one, person, counted):
                if _seen(world, person, opening) and opening.depth > _depth(before, opening):
                    kind = SERVICES[opening.service][0]
                    key = (
                        post.organisation,
                        post.role,
                        kind,
                        opening.kind,
                        opening.restriction,
                        int(opening.depth),
                    )
                    gained[key].add(person)
                    if not before:
                        strangers[key].add(person)
    return gained, strangers


def _openings(
    world: World, reader: Reader, person: int, partnership: Partnership
) -> frozenset[Opening]:
    """Nobody's override counts: it is a reader's own, for an hour."""
    facts = replace(thought.facts(world, person), overridden=False)
    return Lens(reader, facts, partnership).openings


def _depth(before: frozenset[Opening], opening: Opening) -> int:
    return max(
        (
            int(each.depth)
            for each in before
            if (each.service, each.restriction) == (opening.service, opening.restriction)
            and each.kind in {opening.kind, "*"}
        ),
        default=0,
    )


def _seen(world: World, person: int, opening: Opening) -> bool:
    """Whether there is anything: the service is involved, or wrote such a line."""
    if opening.kind == "*":
        return not opening.restriction and opening.service in world.people[person].involved
    return (person, opening.service, opening.kind, opening.restriction) in world.entries
