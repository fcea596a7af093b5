"""A partnership is loaded from its description, as often as one likes, or refused and told why."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onestory.agencies import actions, queries
from onestory.agencies.kinds import BadDescription
from onestory.agencies.models import Post, ReachArea, Service

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
BOROUGH: dict[str, Any] = {
    "partnership": {"from": date(2025, 4, 1)},
    "organisations": [
        {"id": "council", "name": "The Council", "kind": "council"},
        {"id": "trust", "name": "The Trust", "kind": "nhs_trust"},
    ],
    "services": [
        {
            "id": "visiting",
            "name": "Health visiting",
            "kind": "health_visiting",
            "profession": "health_visiting",
            "organisation": "trust",
        },
        {
            "id": "centres",
            "name": "Centres",
            "kind": "childrens_centre",
            "profession": "early_years",
            "organisation": "council",
        },
        {
            "id": "clinic",
            "name": "The clinic",
            "kind": "sexual_health",
            "profession": "nursing",
            "organisation": "trust",
        },
    ],
    "teams": [{"code": "HV-N", "name": "North", "service": "visiting"}],
    "centres": [
        {"code": "CC01", "name": "The Mill", "reach": ["ZQ1 1", "ZQ2 3AB"]},
        {"code": "CC02", "name": "The Weir", "reach": ["ZQ2 3"]},
    ],
    "wards": [{"id": "mill", "code": "E05990001", "sectors": ["ZQ1 1"]}],
    "practitioners": [
        {"code": "HV1", "name": "Ann Other", "role": "health_visitor", "team": "HV-N"},
        {"code": "CW1", "name": "Bo Other", "role": "centre_worker", "team": "CC01"},
    ],
}


def without(path: str) -> dict[str, Any]:
    return {key: value for key, value in BOROUGH.items() if key != path}


def changed(part: str, **words: Any) -> dict[str, Any]:
    """The first row of a part with other words."""
    borough = deepcopy(BOROUGH)
    borough[part][0] |= words
    return borough


def test_loading_twice_changes_nothing() -> None:
    first = actions.load_partnership(BOROUGH, by="test")
    posts = list(Post.objects.values_list("id", flat=True))
    assert actions.load_partnership(BOROUGH, by="test") == first
    assert list(Post.objects.values_list("id", flat=True)) == posts


def test_each_centre_is_a_service_of_its_own_and_its_worker_works_there() -> None:
    actions.load_partnership(BOROUGH, by="test")
    assert queries.service("CC01").kind == "childrens_centre"
    worker = queries.practitioner("CW1", on=TODAY)
    assert worker is not None
    assert [(post.role, post.service, post.team) for post in worker.posts] == [
        ("centre_worker", "CC01", "CC01")
    ]


def test_a_name_that_changed_is_changed() -> None:
    actions.load_partnership(BOROUGH, by="test")
    actions.load_partnership(changed("services", name="Health visitors"), by="test")
    assert queries.service("visiting").name == "Health visitors"


def test_some_kinds_of_service_are_sensitive_unless_the_partnership_says_otherwise() -> None:
    actions.load_partnership(BOROUGH, by="test")
    assert list(Service.objects.filter(sensitive=True).values_list("code", flat=True)) == ["clinic"]


@pytest.mark.parametrize(
    ("postcode", "centre"),
    [
        ("ZQ1 1AA", "CC01"),
        ("zq11aa", "CC01"),
        ("ZQ2 3ZZ", "CC02"),
        ("ZQ2 3AB", "CC01"),  # named by itself, though its sector is the other centre's
        ("ZQ9 9ZZ", None),
        ("", None),
    ],
)
def test_a_postcode_lies_in_the_reach_of_one_centre(postcode: str, centre: str | None) -> None:
    actions.load_partnership(BOROUGH, by="test")
    assert queries.centre_of(postcode, TODAY) == centre
    assert queries.centres_of([postcode], TODAY) == ({postcode: centre} if centre else {})


def test_a_reach_area_knows_its_ward_and_its_dates() -> None:
    actions.load_partnership(BOROUGH, by="test")
    assert ReachArea.objects.get(postcode="ZQ1 1").ward == "E05990001"
    assert queries.centre_of("ZQ1 1AA", date(2025, 3, 31)) is None


def test_who_signs_in_is_made_without_a_password_when_asked() -> None:
    actions.load_partnership(BOROUGH, by="test", with_users=True)
    worker = queries.practitioner("HV1", on=TODAY)
    assert worker is not None
    user = Post.objects.get(practitioner=worker.id).practitioner.user
    assert user is not None
    assert not user.has_usable_password()
    assert queries.practitioner_of(user, on=TODAY) == worker


@pytest.mark.parametrize(
    ("description", "said"),
    [
        (without("organisations"), "no list 'organisations'"),
        (changed("services", kind="health_visting"), "the nearest is 'health_visiting'"),
        (
            changed("services", organisation="trst"),
            "no organisation 'trst'; the nearest is 'trust'",
        ),
        (changed("teams", service="nobody"), "no service 'nobody'"),
        (changed("practitioners", team="HV-M"), "no team 'HV-M'; the nearest is 'HV-N'"),
        (changed("centres", reach=["ZQ2 3"]), "ZQ2 3 is in the reach of CC01 and CC02"),
        (changed("organisations", id="x", code="council", name="Other"), "no organisation"),
        ({"organisations": ["council"]}, "neither id nor code"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_loaded(description: Any, said: str) -> None:
    if said == "no organisation":
        description["organisations"].pop()
    with pytest.raises(BadDescription, match=said):
        actions.load_partnership(description, by="test")
    assert not Service.objects.exists()


def test_a_file_that_is_no_description_is_refused(tmp_path: Path) -> None:
    for words in ("[1, 2", "just words"):
        file = tmp_path / "borough.yaml"
        file.write_text(words, encoding="utf-8")
        with pytest.raises(BadDescription):
            actions.load_partnership(file, by="test")


def test_a_system_that_sends_nothing_is_known_all_the_same() -> None:
    systems = [
        {"id": "visits", "name": "Visits", "organisation": "trust", "sends": True},
        {"id": "schools", "name": "Schools", "organisation": "council"},
    ]
    actions.load_partnership(BOROUGH | {"systems": systems}, by="a test")
    found = [(one.code, one.organisation_name, one.sends) for one in queries.systems()]
    assert found == [("visits", "The Trust", True), ("schools", "The Council", False)]
