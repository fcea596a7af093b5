"""Questions that matching leaves to people: both records side by side, decided with a reason."""

import pytest

from onestory.people.models import LinkDecision, LinkQuestion
from onestory.people.tests import making
from onestory.profile.tests import world
from onestory.sharing.models import AuditRow

pytestmark = pytest.mark.usefixtures("ashwater")


def asked(*probabilities: float) -> list[int]:
    """Questions, each about two records of another child; what matching itself asks is put away."""
    pairs = [_pair(number) for number in range(len(probabilities))]
    LinkQuestion.objects.all().delete()
    return [
        LinkQuestion.objects.create(
            id=number,
            record_a_id=min(pair),
            record_b_id=max(pair),
            evidence_hash=f"00000000-0000-0000-0000-{number:012d}",
            probability=probability,
            because="the evidence is not enough",
            asked_at=world.NOW,
        ).id
        for number, (pair, probability) in enumerate(zip(pairs, probabilities, strict=True), 1)
    ]


def _pair(number: int) -> tuple[int, int]:
    name, surname, dob, street = (
        ("Amara", "Okafor", "2021-03-03", "3 Mill Lane"),
        ("Zofia", "Nowak", "2024-10-09", "9 Weir Road"),
    )[number]
    who = {"surname": surname, "dob": dob, "sex": "2"}
    one, other = world.matched(
        {"forename": name, "address": street, "nhs_number": making.number(number * 2 + 1), **who},
        {
            "forename": f"{name}h",
            "source": "housing",
            "nhs_number": making.number(number * 2 + 2),
            **who,
        },
    )
    return one, other


def page(address: str = "/same-person/", code: str = world.DATA_LEAD) -> str:
    return world.signed_in(code).get(address).content.decode()


def test_the_likeliest_question_comes_first() -> None:
    asked(0.6, 0.9)
    listed = page()
    assert "2 questions to answer" in listed
    assert listed.index("/same-person/2/") < listed.index("/same-person/1/")
    assert "Amara Okafor and Amarah Okafor" in listed


def test_both_records_stand_side_by_side_with_what_speaks_for_and_against() -> None:
    shown = page(f"/same-person/{asked(0.8)[0]}/")
    for words in ("3 Mill Lane", "Amarah", "another form of the name", "For (+4", "80% likely"):
        assert words in shown
    assert "Slept through" not in shown
    assert AuditRow.objects.filter(action="read question").exists()


def test_a_question_that_a_guard_asked_is_never_called_all_but_certain() -> None:
    shown = page(f"/same-person/{asked(0.99999)[0]}/")
    assert "100% likely" not in shown
    assert "The weights alone would join them" in shown


def test_who_else_it_could_be_is_shown() -> None:
    (question,) = asked(0.8)
    first = LinkQuestion.objects.get(id=question)
    rival = world.child(forename="Amira", source="childrens_centres", dob="2021-03-03")
    LinkQuestion.objects.filter(id=question).update(withdrawn_at=None)
    LinkQuestion.objects.create(
        id=7,
        record_a_id=first.record_a_id,
        record_b_id=rival,
        evidence_hash="00000000-0000-0000-0000-000000000007",
        probability=0.6,
        because="the evidence is not enough",
        asked_at=world.NOW,
    )
    shown = page(f"/same-person/{question}/")
    assert "Someone else it could be" in shown
    assert "/same-person/7/" in shown


@pytest.mark.parametrize("answer", ["same", "different", "cannot_tell"])
def test_an_answer_is_kept_with_its_reason_and_not_asked_again(answer: str) -> None:
    (question,) = asked(0.8)
    typed = {"answer": answer, "reason": "I asked the health visitor"}
    client = world.signed_in(world.DATA_LEAD)
    done = client.post(f"/same-person/{question}/", typed, follow=True)
    assert "Your answer is kept" in done.content.decode()
    assert "No question is waiting" in done.content.decode()
    kept = LinkDecision.objects.filter(question_id=question).latest("id")
    assert (kept.answer, kept.reason) == (answer, "I asked the health visitor")
    again = client.get(f"/same-person/{question}/")
    assert "no longer open" in again.content.decode()


def test_after_one_question_comes_the_next() -> None:
    first, second = asked(0.9, 0.6)
    typed = {"answer": "cannot_tell", "reason": "Too little is known"}
    done = world.signed_in(world.DATA_LEAD).post(f"/same-person/{first}/", typed)
    assert done.headers["Location"] == f"/same-person/{second}/"


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"reason": "I know them"}, "Say whether"), ({"answer": "same"}, "Say why")],
)
def test_no_answer_without_a_word_and_a_reason(typed: dict[str, str], said: str) -> None:
    (question,) = asked(0.8)
    client = world.signed_in(world.DATA_LEAD)
    assert said in client.post(f"/same-person/{question}/", typed).content.decode()
    assert not LinkDecision.objects.exists()


def test_a_hidden_address_stands_in_no_comparison() -> None:
    one = world.child(address="3 Sluice Walk", postcode="ZQ2 6LN", address_hidden=True)
    other = world.child(source="housing", address="9 Weir Road", postcode="ZQ2 6AA")
    LinkQuestion.objects.all().delete()
    LinkQuestion.objects.create(
        id=9,
        record_a_id=min(one, other),
        record_b_id=max(one, other),
        evidence_hash="00000000-0000-0000-0000-000000000009",
        probability=0.5,
        because="the evidence is not enough",
        asked_at=world.NOW,
    )
    shown = page("/same-person/9/")
    assert "Sluice" not in shown
    assert "Weir Road" not in shown


def test_only_those_who_review_links_see_them() -> None:
    asked(0.8)
    assert "Your role does not" in page(code=world.HEALTH_VISITOR)
