"""Each agreement's own examples, allowed and refused, hold: an agreement is tested by its own file."""

from collections.abc import Iterator

import pytest

from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import Agreement, Example
from onestory.sharing.tests.examples import counted, opened


def every() -> Iterator[tuple[Agreement, Example]]:
    for agreement in agreements().values():
        for example in (*agreement.allowed, *agreement.refused):
            yield agreement, example


@pytest.mark.parametrize(
    ("agreement", "example"), list(every()), ids=lambda one: getattr(one, "id", "")[:40]
)
def test_an_example_of_an_agreement_holds(agreement: Agreement, example: Example) -> None:
    answer = opened(agreement, example)
    assert answer.depth == example.depth, example.words
    assert counted(agreement, example) == example.counted, example.words
    assert answer.depth or answer.because.help


@pytest.mark.parametrize("agreement", agreements().values(), ids=lambda each: each.id)
def test_an_agreement_shows_what_it_opens_and_what_it_does_not(agreement: Agreement) -> None:
    deepest = max(each.depth for each in agreement.clauses)
    gives = {each.gives for each in agreement.clauses}
    assert all(each.depth or each.counted for each in agreement.allowed)
    assert gives != {"people"} or any(each.depth == deepest for each in agreement.allowed)
    assert len(agreement.refused) >= 3


def test_the_partnership_has_the_agreements_that_the_places_of_the_report_made() -> None:
    assert len(agreements()) >= 11
