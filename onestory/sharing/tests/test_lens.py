"""What the lens opens: each line of a table is a sentence, and what a reader then sees."""

import pytest

from onestory.sharing.kinds import Depth
from onestory.sharing.tests.worlds import (
    BIRTHS,
    INVOLVED,
    SIGNED,
    look,
    partnership,
    reader,
    terms,
)

NOTHING, KNOWN_TO, EVENT, DETAIL = Depth
HEALTH_VISITOR = reader("health_visitor", "visiting")
WORKER = reader("centre_worker", "centre")
MINE = {"visiting": True, "maternity": True, "homes": True}
CONSENT = {"live_births_to_centres": "given", "antenatal_bookings_to_centres": "given"}


@pytest.mark.parametrize(
    ("sentence", "known_to", "service", "depth"),
    [
        ("her own service's notes are open in full", MINE, "visiting", DETAIL),
        ("another service is known to be involved, no more", MINE, "maternity", KNOWN_TO),
        ("housing is a party too", MINE, "homes", KNOWN_TO),
        ("her own notes stay hers after she has closed", {"visiting": False}, "visiting", DETAIL),
        (
            "she learns of no other service after she has closed",
            {"visiting": False, "maternity": True},
            "maternity",
            NOTHING,
        ),
        (
            "nothing is open where her service is not involved",
            {"maternity": True},
            "maternity",
            NOTHING,
        ),
        ("a sensitive service is not even named", {**MINE, "clinic": True}, "clinic", NOTHING),
        ("a service that signed nothing is not named", {**MINE, "yard": True}, "yard", NOTHING),
    ],
)
def test_a_health_visitor(
    sentence: str, known_to: dict[str, bool], service: str, depth: Depth
) -> None:
    assert look(HEALTH_VISITOR, known_to=known_to).answer(service).depth == depth, sentence


@pytest.mark.parametrize("answer", ["refused", "withdrawn", "disputed"])
def test_a_family_that_says_no_closes_who_is_involved_and_not_the_own_record(answer: str) -> None:
    lens = look(HEALTH_VISITOR, known_to=MINE, answers={"who_is_involved": answer})
    assert lens.answer("maternity").depth == NOTHING
    assert lens.answer("visiting").depth == DETAIL
    assert "family" in (words := lens.answer("maternity").because.words) or "parents" in words


def test_notes_are_kept_to_their_profession_and_the_event_is_not() -> None:
    clerk = reader("health_visitor", "visiting", profession="early_years")
    assert look(clerk, known_to=MINE).answer("visiting").depth == EVENT


@pytest.mark.parametrize(
    ("sentence", "answers", "reach", "service", "kind", "depth"),
    [
        ("a consented birth in reach is seen", CONSENT, "centre", "maternity", "birth", EVENT),
        (
            "a consented booking in reach is seen",
            CONSENT,
            "centre",
            "maternity",
            "antenatal_booking",
            EVENT,
        ),
        ("a birth nobody asked about is not", {}, "centre", "maternity", "birth", NOTHING),
        (
            "nor one the family refused",
            {"live_births_to_centres": "refused"},
            "centre",
            "maternity",
            "birth",
            NOTHING,
        ),
        (
            "nor one whose consent was withdrawn",
            {"live_births_to_centres": "withdrawn"},
            "centre",
            "maternity",
            "birth",
            NOTHING,
        ),
        ("nor one in another centre's reach", CONSENT, "other", "maternity", "birth", NOTHING),
        ("nor one whose address is in nobody's reach", CONSENT, "", "maternity", "birth", NOTHING),
        ("immunisations are not births", CONSENT, "centre", "records", "immunisation", NOTHING),
        ("and maternity as a whole stays closed", CONSENT, "centre", "maternity", "", NOTHING),
    ],
)
def test_a_centre_worker(
    sentence: str, answers: dict[str, str], reach: str, service: str, kind: str, depth: Depth
) -> None:
    assert look(WORKER, answers=answers, reach=reach).answer(service, kind).depth == depth, sentence


def test_a_birth_by_consent_opens_the_person_and_names_the_agreement() -> None:
    lens = look(WORKER, answers=CONSENT, reach="centre")
    assert lens.person.depth == EVENT
    assert lens.person.because.agreement == BIRTHS.name
    assert lens.services() == {}


def test_only_a_centre_worker_gets_births() -> None:
    officer = reader("housing_officer", "homes")
    assert not look(officer, answers=CONSENT, reach="homes").openings


@pytest.mark.parametrize(
    ("sentence", "among"),
    [
        ("not in force", partnership(terms(INVOLVED, why_not="has ended"))),
        (
            "my organisation has not signed",
            partnership(terms(INVOLVED, signed=SIGNED - {"community"})),
        ),
        ("theirs has not signed", partnership(terms(INVOLVED, signed=SIGNED - {"hospital"}))),
    ],
)
def test_an_agreement_opens_nothing_unless_in_force_and_signed_by_both(
    sentence: str, among: object
) -> None:
    lens = look(HEALTH_VISITOR, known_to=MINE, among=among)  # type: ignore[arg-type]
    assert lens.answer("maternity").depth == NOTHING, sentence


def test_why_not_names_the_agreement_that_ended() -> None:
    among = partnership(terms(INVOLVED, why_not="has ended"))
    because = look(HEALTH_VISITOR, known_to=MINE, among=among).answer("maternity").because
    assert because.words == "The agreement “Who is involved” has ended"
    assert because.help == "Ask Maternity."


def test_family_of_a_child_on_the_caseload_is_known_and_no_more() -> None:
    lens = look(HEALTH_VISITOR, known_to={"maternity": True}, family_of="visiting")
    assert lens.person.depth == KNOWN_TO
    assert lens.services() == {}


@pytest.mark.parametrize(
    ("restriction", "service", "depth"),
    [
        ("", "visiting", DETAIL),
        ("police", "visiting", DETAIL),
        ("police", "maternity", KNOWN_TO),
        ("third_party", "maternity", KNOWN_TO),
        ("very_restricted", "visiting", DETAIL),
        ("very_restricted", "maternity", NOTHING),
        ("sealed", "visiting", NOTHING),
        ("sealed", "maternity", NOTHING),
    ],
)
def test_a_restricted_entry_stays_with_the_service_that_wrote_it(
    restriction: str, service: str, depth: Depth
) -> None:
    lens = look(HEALTH_VISITOR, known_to=MINE)
    assert lens.answer(service, "visit", restriction).depth == depth


@pytest.mark.parametrize(
    ("restriction", "depth"),
    [
        ("", EVENT),
        ("not_to_other_parent", EVENT),
        ("third_party", EVENT),
        ("police", KNOWN_TO),
        ("very_restricted", NOTHING),
        ("sealed", NOTHING),
    ],
)
def test_a_colleague_of_another_profession_sees_a_restricted_line_as_deep_as_its_cap(
    restriction: str, depth: Depth
) -> None:
    clerk = reader("health_visitor", "visiting", profession="early_years")
    assert look(clerk, known_to=MINE).answer("visiting", "visit", restriction).depth == depth


@pytest.mark.parametrize(
    ("service", "restriction", "depth"),
    [
        ("maternity", "", DETAIL),
        ("maternity", "police", DETAIL),
        ("maternity", "third_party", DETAIL),
        ("maternity", "very_restricted", NOTHING),
        ("maternity", "sealed", NOTHING),
        ("clinic", "", NOTHING),  # that someone is known to a sensitive service stays hidden
    ],
)
def test_an_override_opens_what_is_withheld_and_nothing_that_is_hidden(
    service: str, restriction: str, depth: Depth
) -> None:
    lens = look(HEALTH_VISITOR, known_to={"maternity": True, "clinic": True}, overridden=True)
    assert lens.answer(service, "visit", restriction).depth == depth


def test_an_override_finds_no_sealed_identity_and_shows_no_hidden_address() -> None:
    assert not look(HEALTH_VISITOR, known_to=MINE, overridden=True, sealed=True).openings
    lens = look(HEALTH_VISITOR, known_to=MINE, overridden=True, address_hidden=True)
    assert lens.address.depth == NOTHING


@pytest.mark.parametrize("role", ["data_lead", "privacy_officer"])
def test_an_override_does_nothing_for_who_looks_after_data(role: str) -> None:
    assert not look(reader(role, "visiting"), known_to=MINE, overridden=True).openings


@pytest.mark.parametrize("state", [{"sealed": True}, {"known": False}])
def test_a_sealed_person_is_as_one_who_does_not_exist(state: dict[str, bool]) -> None:
    there = look(
        HEALTH_VISITOR,
        known_to=MINE,
        sealed=state.get("sealed", False),
        known=state.get("known", True),
    )
    nobody = look(HEALTH_VISITOR, known=False)
    assert not there.openings
    assert there.person == nobody.person
    assert there.services() == {}


def test_a_hidden_address_is_shown_to_nobody_not_even_to_those_with_the_notes() -> None:
    lens = look(HEALTH_VISITOR, known_to=MINE, address_hidden=True)
    assert lens.person.depth == DETAIL
    assert lens.address.depth == NOTHING


@pytest.mark.parametrize("role", ["data_lead", "privacy_officer"])
def test_who_looks_after_data_opens_nobody_even_in_a_service_that_is_involved(role: str) -> None:
    assert not look(reader(role, "visiting"), known_to=MINE).openings


def test_the_front_door_sees_who_is_involved_once_a_referral_makes_it_so() -> None:
    worker = reader("front_door_worker", "hub")
    assert not look(worker, known_to=MINE).openings
    lens = look(worker, known_to={**MINE, "hub": True})
    assert {code: answer.depth for code, answer in lens.services().items()} == {
        "visiting": KNOWN_TO,
        "maternity": KNOWN_TO,
        "homes": KNOWN_TO,
        "hub": DETAIL,
    }


def test_a_refusal_of_a_person_says_the_same_whatever_the_reason() -> None:
    refused = {
        look(WORKER, reach="centre", answers={"live_births_to_centres": "refused"}).person,
        look(WORKER, reach="other", answers=CONSENT).person,
        look(WORKER, known_to={"clinic": True}).person,
    }
    assert len(refused) == 1
    assert refused.pop().because.help
