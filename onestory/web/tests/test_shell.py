"""The shell: plain words for every way a page can fail, strict headers, sessions that end."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from onestory.web import sessions


def signed_in() -> Client:
    client = Client()
    client.force_login(User.objects.create_user("someone"))
    return client


def test_a_missing_page_says_so_in_plain_words(client: Client) -> None:
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "This page could not be found" in response.content.decode()


def test_no_page_allows_inline_scripts_or_styles_or_other_hosts(client: Client) -> None:
    response = client.get("/signed-out/")
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert re.search(r"script-src 'self' 'nonce-[^']+'", policy)
    assert " style=" not in response.content.decode()


def test_a_page_is_kept_in_no_cache(client: Client) -> None:
    assert client.get("/signed-out/").headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("idle_minutes", "signed_in_hours", "goes_on"),
    [
        (14.9, 1, True),
        (15.1, 1, False),  # left alone
        (1, 11.9, True),
        (1, 12.1, False),  # busy all day, and still over
    ],
)
def test_a_session_ends_when_idle_or_old(
    idle_minutes: float,
    signed_in_hours: float,
    goes_on: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in()
    client.get("/signed-out/")
    session = client.session
    session[sessions.BEGAN] -= signed_in_hours * 3600
    session[sessions.SEEN] -= idle_minutes * 60
    session.save()
    response = client.get("/signed-out/")
    assert (response.status_code == 200) is goes_on
    assert ("_auth_user_id" in client.session) is goes_on


@pytest.mark.django_db
def test_signing_out_needs_a_press_of_the_button() -> None:
    client = signed_in()
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert "_auth_user_id" not in client.session
