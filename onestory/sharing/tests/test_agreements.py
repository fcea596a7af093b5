"""Each agreement's own examples, allowed and refused, hold: the sentences are those of its file."""

from collections.abc import Callable

import pytest

from onestory.sharing.kinds import Agreement, Depth
from onestory.sharing.lens import Lens
from onestory.sharing.tests.worlds import BIRTHS, INVOLVED, SIGNED, look, partnership, reader, terms

WORKER = reader("centre_worker", "centre")
VISITOR = reader("health_visitor", "visiting")
YES = {BIRTHS.id: "given"}
MINE = {"visiting": True, "maternity": True}

# Sentence → what is asked of the lens: service, kind, and the lens on the family.
Asked = tuple[str, str, Callable[[], Lens]]


def birth(**facts: object) -> Asked:
    """Of a birth, by a centre's worker."""
    return "maternity", "birth", lambda: look(WORKER, **facts)  # type: ignore[arg-type]


def known(**facts: object) -> Asked:
    """Whether maternity is involved, by a health visitor."""
    return "maternity", "", lambda: look(VISITOR, **facts)  # type: ignore[arg-type]


CASES: dict[str, dict[str, Asked]] = {
    BIRTHS.id: {
        "a worker of the centre in whose reach the family lives sees a birth with consent given": birth(
            answers=YES, reach="centre"
        ),
        "a worker of that centre sees a booking with consent given": (
            "maternity",
            "antenatal_booking",
            lambda: look(WORKER, answers=YES, reach="centre"),
        ),
        "consent was not asked": birth(reach="centre"),
        "consent was refused": birth(answers={BIRTHS.id: "refused"}, reach="centre"),
        "consent was withdrawn yesterday": birth(answers={BIRTHS.id: "withdrawn"}, reach="centre"),
        "the family lives in another centre's reach area": birth(answers=YES, reach="other"),
        "the family's address is hidden": birth(answers=YES, address_hidden=True),
        "the immunisations of a child whose birth is shared": (
            "records",
            "immunisation",
            lambda: look(WORKER, answers=YES, reach="centre"),
        ),
        "a housing officer asks": (
            "maternity",
            "birth",
            lambda: look(reader("housing_officer", "homes"), answers=YES, reach="homes"),
        ),
    },
    INVOLVED.id: {
        "a health visitor of a service involved today sees that maternity is involved": known(
            known_to=MINE
        ),
        "consent was not asked: the family was informed and has not refused": known(
            known_to=MINE, answers=YES
        ),
        "the family refused": known(known_to=MINE, answers={INVOLVED.id: "refused"}),
        "the family withdrew": known(known_to=MINE, answers={INVOLVED.id: "withdrawn"}),
        "the reader's service is no longer involved": known(known_to={**MINE, "visiting": False}),
        "a sensitive service, which this agreement does not name": (
            "clinic",
            "",
            lambda: look(VISITOR, known_to={**MINE, "clinic": True}),
        ),
        "a service whose organisation has not signed": known(
            known_to=MINE, among=partnership(terms(INVOLVED, signed=SIGNED - {"hospital"}))
        ),
        "the notes of another service": (
            "maternity",
            "visit",
            lambda: look(VISITOR, known_to=MINE),
        ),
    },
}


@pytest.mark.parametrize("agreement", [BIRTHS, INVOLVED], ids=lambda each: each.id)
def test_every_example_of_an_agreement_is_tried(agreement: Agreement) -> None:
    assert set(CASES[agreement.id]) == {*agreement.allowed, *agreement.refused}


@pytest.mark.parametrize(
    ("agreement", "sentence"),
    [(each, sentence) for each in (BIRTHS, INVOLVED) for sentence in each.allowed],
)
def test_what_an_agreement_allows_is_open(agreement: Agreement, sentence: str) -> None:
    service, kind, lens = CASES[agreement.id][sentence]
    opened = lens().answer(service, kind)
    assert opened.depth == agreement.clauses[0].depth
    assert opened.because.agreement == agreement.name


@pytest.mark.parametrize(
    ("agreement", "sentence"),
    [(each, sentence) for each in (BIRTHS, INVOLVED) for sentence in each.refused],
)
def test_what_an_agreement_refuses_is_not_open(agreement: Agreement, sentence: str) -> None:
    service, kind, lens = CASES[agreement.id][sentence]
    answer = lens().answer(service, kind)
    assert answer.depth < Depth.EVENT if "notes" in sentence else answer.depth == Depth.NOTHING
    assert answer.because.help
