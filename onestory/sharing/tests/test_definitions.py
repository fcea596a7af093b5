"""A definition that makes no sense is refused before anything runs by it."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onestory.agencies.kinds import SERVICE_KINDS
from onestory.shared.catalogue import BadDefinition
from onestory.sharing import definitions
from onestory.sharing.definitions import restrictions
from onestory.sharing.kinds import Agreement, Depth
from onestory.sharing.rules.check import agreement_faults, role_faults, unknown_entry_kinds
from onestory.sharing.rules.lines import line_of
from onestory.sharing.tests.worlds import BIRTHS, ROLES

FIRST = BIRTHS.clauses[0]


def faults(agreement: Agreement) -> list[str]:
    return [str(each) for each in agreement_faults(agreement, ROLES, SERVICE_KINDS, restrictions())]


def test_the_shipped_definitions_are_sound() -> None:
    definitions.check()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"held_until": date(2025, 1, 1)}, "ends on 2025-01-01, which is not after it begins"),
        ({"review_on": date(2030, 1, 1)}, "its review on 2030-01-01 is not while it holds"),
        ({"clauses": ()}, "it has no clause"),
        ({"parties": ("midwifry",)}, "no kind of service 'midwifry'; the nearest is 'midwifery'"),
        ({"clauses": (FIRST, FIRST)}, "two clauses have the same id 'births'"),
        ({"tier": "special"}, "no tier 'special'; the nearest is 'specific'"),
        ({"allowed": ()}, "it has no example of what is allowed"),
        (
            {"allowed": (replace(BIRTHS.allowed[0], stands="involvd"),)},
            "no way to stand to a person 'involvd'; the nearest is 'involved'",
        ),
    ],
)
def test_an_agreement_that_makes_no_sense_says_why(change: dict[str, Any], said: str) -> None:
    assert any(said in fault for fault in faults(replace(BIRTHS, **change)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"to_roles": ("center_worker",)},
            "no role 'center_worker'; the nearest is 'centre_worker'",
        ),
        ({"of_service_kinds": ("maternity",)}, "no kind of service 'maternity'"),
        ({"relationship": "friend"}, "no relationship 'friend'"),
        ({"consent": "assumed"}, "no rule of consent 'assumed'"),
        ({"relationship": "override"}, "'override' is not for agreements"),
        ({"consent": "not_needed"}, "no statute says so"),
        ({"to_professions": ("midwifry",)}, "no profession 'midwifry'"),
        ({"opens_restricted": ("polise",)}, "no restriction 'polise'; the nearest is 'police'"),
        ({"opens_restricted": ("sealed",)}, "nothing opens a sealed identity"),
        ({"depth": Depth.NOTHING}, "it opens nothing"),
        ({"words": ""}, "it has no words"),
    ],
)
def test_a_clause_that_makes_no_sense_says_why(change: dict[str, Any], said: str) -> None:
    agreement = replace(BIRTHS, clauses=(replace(FIRST, **change),))
    assert any(said in fault for fault in faults(agreement)), faults(agreement)


def test_an_unknown_kind_of_entry_is_refused_with_the_nearest() -> None:
    agreement = replace(BIRTHS, clauses=(replace(FIRST, of_entry_kinds=("brith",)),))
    known = ["birth", "immunisation"]
    assert [str(each) for each in unknown_entry_kinds(agreement, known)] == [
        "live_births_to_centres: clause births: there is no kind of entry 'brith'; "
        "the nearest is 'birth'"
    ]


def test_an_unknown_deed_of_a_role_is_refused() -> None:
    role = replace(ROLES["midwife"], may=frozenset({"open_doors"}))
    assert [str(each) for each in role_faults(role)] == ["midwife: there is no deed 'open_doors'"]


def test_a_bad_definition_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = replace(BIRTHS, held_until=BIRTHS.held_from)
    monkeypatch.setattr(definitions, "agreements", lambda: {bad.id: bad})
    with pytest.raises(BadDefinition, match="not after it begins") as told:
        definitions.check()
    place, line = re.match(r"(.+):(\d+): ", str(told.value)).groups()  # type: ignore[union-attr]
    at = Path(place).read_text().splitlines()[int(line) - 1]
    assert at.strip().startswith("held_until=")


FILE = """
from x import y

_COMMON = {"to_roles": ("centre_wroker",)}
DEFINITION = Agreement(
    id="one",
    parties=("midwifery", "midwifry"),
    clauses=(
        Clause(id="first", consent="asked", words=""),
        Clause(
            id="second",
            consent="asekd",
            **_COMMON,
        ),
        Clause(id="first", consent="asked", words=""),
    ),
    held_until=date(2025, 1, 1),
)
"""


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ({"field": "parties", "value": "midwifry"}, 7),
        ({"field": "held_until"}, 17),
        ({"clause": "second", "field": "consent", "value": "asekd"}, 12),
        ({"clause": "second", "field": "to_roles", "value": "centre_wroker"}, 4),
        ({"clause": "first", "field": "words"}, 15),
        ({"clause": "second", "field": "depth"}, 10),
        ({"field": "review_on"}, 5),
    ],
)
def test_a_fault_is_placed_on_its_line(asked: dict[str, str], line: int) -> None:
    assert line_of(FILE, **asked) == line
