"""The life of an agreement through the deeds of officers, and its pages."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from onestory.sharing import actions, guard, queries
from onestory.sharing.definitions import agreements
from onestory.sharing.kinds import Depth, Reader, Refused
from onestory.sharing.models import Approval, AuditRow, Signing
from tests.lens.families import CHILD, SINCE, TODAY, person, sign, someone, user_of
from tests.lens.worlds import OFFICES, ORGANISATIONS

pytestmark = pytest.mark.usefixtures("partnership")
SCREEN = "first_screen_at_centres"
WHERE = {"hospital": "maternity", "community": "visiting", "council": "centre", "homes": "homes"}
GUARDIAN = ("council", "caldicott_guardian")


def officer(organisation: str, office: str) -> Reader:
    return someone(office, WHERE[organisation], code=f"{organisation}-{office}")


def put_forward(by: Reader, **but: object) -> Signing:
    told: dict[str, Any] = {
        "agreement_id": SCREEN,
        "parties": ORGANISATIONS,
        "begins": SINCE,
        "last_day": TODAY + timedelta(days=400),
        "review_on": TODAY + timedelta(days=90),
    }
    return actions.put_forward(**{**told, **but}, by=by)


def all_but_one(signing: Signing) -> None:
    """Every office has approved on paper, but for the council's Caldicott guardian."""
    for party in ORGANISATIONS:
        for office in OFFICES:
            if (party, office) != GUARDIAN:
                actions.approve_agreement(
                    signing=signing, organisation=party, office=office, name="N", on=SINCE, by="t"
                )


def approve(signing: Signing, by: Reader, conditions: str = "") -> Approval:
    organisation, office = GUARDIAN
    return actions.approve(
        signing_id=signing.pk,
        organisation=organisation,
        office=office,
        conditions=conditions,
        by=by,
    )


def depth_for_the_centre() -> Depth:
    worker = queries.reader_by_code("worker", on=TODAY)
    return guard.lenses_of(worker, [CHILD])[CHILD].answer("visiting").depth


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Also for pages the day is the fixed one."""
    with patch("django.utils.timezone.localdate", return_value=TODAY):
        yield


@pytest.fixture
def guardian() -> Reader:
    return officer(*GUARDIAN)


@pytest.fixture
def waiting(guardian: Reader) -> Signing:
    """Put forward, and approved by all but the guardian; a family is registered at the centre."""
    someone("centre_worker", "centre", code="worker")
    person(CHILD, known_to=("centre", "visiting"))
    signing = put_forward(guardian)
    all_but_one(signing)
    return signing


def test_the_last_approval_opens_and_its_withdrawal_closes_and_it_may_be_given_again(
    waiting: Signing, guardian: Reader
) -> None:
    assert depth_for_the_centre() == Depth.NOTHING
    approval = approve(waiting, guardian)
    assert depth_for_the_centre() == Depth.KNOWN_TO
    actions.withdraw_approval(approval_id=approval.pk, reason="A breach", by=guardian)
    assert depth_for_the_centre() == Depth.NOTHING
    approve(waiting, guardian)
    assert depth_for_the_centre() == Depth.KNOWN_TO


def test_an_approval_on_a_condition_counts_once_it_is_met(
    waiting: Signing, guardian: Reader
) -> None:
    approval = approve(waiting, guardian, "All workers are trained")
    assert depth_for_the_centre() == Depth.NOTHING
    actions.meet_condition(approval_id=approval.pk, words="Trained in October", by=guardian)
    assert depth_for_the_centre() == Depth.KNOWN_TO


def test_an_end_by_one_party_closes_it_for_all_from_its_day(
    waiting: Signing, guardian: Reader
) -> None:
    approve(waiting, guardian)
    home = officer("homes", "siro")
    told: Any = {"signing_id": waiting.pk, "organisation": "homes", "office": "siro", "by": home}
    with pytest.raises(Refused, match="past"):
        actions.end_agreement(**told, on=TODAY - timedelta(days=1), reason="Over")
    actions.end_agreement(**told, on=TODAY, reason="Over")
    assert depth_for_the_centre() == Depth.NOTHING
    with pytest.raises(Refused, match="over"):
        approve(waiting, guardian)


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("another office", lambda it, me: actions.approve(
            signing_id=it.pk, organisation="council", office="siro", by=me)),
        ("another organisation", lambda it, me: actions.approve(
            signing_id=it.pk, organisation="homes", office="caldicott_guardian", by=me)),
        ("no party", lambda it, me: actions.approve(
            signing_id=it.pk, organisation="police", office="caldicott_guardian", by=me)),
        ("another's approval", lambda it, me: actions.withdraw_approval(
            approval_id=Approval.objects.get(organisation="homes", office="siro").pk,
            reason="No", by=me)),
        ("no such approval", lambda it, me: actions.meet_condition(
            approval_id=0, words="Done", by=me)),
        ("no such signing", lambda it, me: actions.approve(
            signing_id=0, organisation="council", office="caldicott_guardian", by=me)),
        ("put forward twice", lambda it, me: put_forward(me)),
        ("without one's own organisation", lambda it, me: put_forward(
            me, agreement_id="early_help_panel", parties=["homes"])),
        ("an end before its beginning", lambda it, me: put_forward(
            me, agreement_id="early_help_panel", last_day=SINCE)),
    ],
)  # fmt: skip
def test_an_officer_acts_for_their_own_office_and_organisation_alone(
    waiting: Signing, guardian: Reader, sentence: str, deed: Callable[[Signing, Reader], object]
) -> None:
    with pytest.raises(Refused):
        deed(waiting, guardian)
    assert depth_for_the_centre() == Depth.NOTHING, sentence


def test_a_practitioner_approves_nothing(waiting: Signing) -> None:
    worker = queries.reader_by_code("worker", on=TODAY)
    with pytest.raises(Refused, match="Your role does not approve"):
        approve(waiting, worker)


def test_each_deed_is_written_to_the_trail_with_the_version(
    waiting: Signing, guardian: Reader
) -> None:
    approve(waiting, guardian, "Train first")
    row = AuditRow.objects.latest("id")
    assert (row.action, row.reader) == ("approve agreement", guardian.practitioner)
    assert row.terms == f"{SCREEN}@1, caldicott_guardian of council: Train first"


def test_an_old_read_is_explained_by_the_definition_of_its_day() -> None:
    person(CHILD, known_to=("visiting", "maternity"))
    sign("who_is_involved")
    visitor = someone("health_visitor", "visiting")
    with guard.as_reader(visitor):
        guard.open_person(visitor, CHILD, "direct care")
    row = AuditRow.objects.get()
    (under,) = [one for one in row.agreements if one.startswith("who_is_involved")]
    told = queries.agreement_as_of(under, row.happened_at)
    assert told
    assert told["version"] == agreements()["who_is_involved"].version
    assert told["clauses"][0]["words"] == agreements()["who_is_involved"].clauses[0].words


def test_reminders_are_written_once_each_and_only_for_what_is_in_force(
    waiting: Signing, guardian: Reader
) -> None:
    def remind(days: int) -> int:
        return actions.remind_of_reviews(today=waiting.review_on - timedelta(days=days))

    assert remind(90) == 0
    approve(waiting, guardian)
    assert [remind(days) for days in (91, 90, 89, 30, 29, 7, 7, 0, -1)] == [
        0,
        1,
        0,
        1,
        0,
        1,
        0,
        0,
        0,
    ]


def browser(reader: Reader) -> Client:
    client = Client()
    client.force_login(user_of(reader))
    return client


def test_the_register_says_what_waits_for_whom(waiting: Signing, guardian: Reader) -> None:
    mine = browser(guardian).get(reverse("sharing:agreements")).content.decode()
    assert "Waits for your approval" in mine
    assert "Waits for the Caldicott guardian of Council" in mine
    other = browser(officer("homes", "siro")).get(reverse("sharing:agreements")).content.decode()
    assert "Waits for your approval" not in other


def test_a_guardian_approves_on_the_page(waiting: Signing, guardian: Reader) -> None:
    client = browser(guardian)
    address = reverse("sharing:approve", args=[SCREEN, *GUARDIAN])
    assert "fewer than 8" in client.get(address).content.decode()
    done = client.post(address, {"conditions": ""}, follow=True).content.decode()
    assert "You have approved it" in done
    assert depth_for_the_centre() == Depth.KNOWN_TO


def test_a_guardian_of_another_organisation_is_refused_by_the_page(waiting: Signing) -> None:
    client = browser(officer("homes", "caldicott_guardian"))
    answer = client.post(reverse("sharing:approve", args=[SCREEN, *GUARDIAN]), {"conditions": ""})
    assert answer.status_code == 403
    assert depth_for_the_centre() == Depth.NOTHING


@pytest.mark.parametrize("name", ["agreement", "preview", "document", "printed"])
@pytest.mark.parametrize("agreement", sorted(agreements()))
def test_every_agreement_can_be_read_previewed_and_printed(
    guardian: Reader, agreement: str, name: str
) -> None:
    answer = browser(guardian).get(reverse(f"sharing:{name}", args=[agreement]))
    assert answer.status_code == 200
    assert (
        answer.content.startswith(b"%PDF-")
        or agreements()[agreement].name.replace("'", "&#39;") in answer.content.decode()
    )


def test_the_document_prints_every_clause_basis_and_example(guardian: Reader) -> None:
    for agreement in agreements().values():
        address = reverse("sharing:document", args=[agreement.id])
        words = browser(guardian).get(address).content.decode().replace("&#39;", "'")
        told = [
            agreement.purpose,
            agreement.lawful_basis,
            agreement.family_is_told,
            *(clause.words for clause in agreement.clauses),
            *(one.words[1:] for one in (*agreement.allowed, *agreement.refused)),
        ]
        assert [each for each in told if each not in words] == []


def test_an_agreement_that_is_not_there_is_refused(guardian: Reader) -> None:
    assert browser(guardian).get("/agreements/nothing/").status_code == 403


def test_a_definition_changed_after_it_was_signed_opens_nothing(
    waiting: Signing, guardian: Reader
) -> None:
    from onestory.sharing.models import AgreementVersion

    approve(waiting, guardian)
    AgreementVersion.objects.filter(id=SCREEN).update(digest="another")
    worker = queries.reader_by_code("worker", on=TODAY)
    answer = guard.lenses_of(worker, [CHILD])[CHILD].answer("visiting")
    assert answer.depth == Depth.NOTHING
    assert "must be signed again" in answer.because.words
