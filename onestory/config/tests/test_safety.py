"""Production starts with nothing of the demo, and says so in sentences."""

import os
import subprocess
import sys

import pytest

from onestory.config import safety

WELL = {
    "DEBUG": False,
    "DEMO_SIGN_IN": False,
    "TEST_NHS_NUMBERS": False,
    "ALLOWED_HOSTS": ["onestory.example.org"],
    "SECRET_KEY": "k" * 64,
}
ENVIRONMENT = {"DATABASE_URL": "postgresql://db/onestory"}


def test_settings_that_are_well_start() -> None:
    assert safety.reasons_not_to_start(WELL, ENVIRONMENT) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"DEBUG": True}, "DEBUG is on"),
        ({"DEMO_SIGN_IN": True}, "demo sign-in is on"),
        ({"TEST_NHS_NUMBERS": True}, "Test NHS numbers are allowed"),
        ({"ALLOWED_HOSTS": []}, "No host is named"),
        ({"ALLOWED_HOSTS": ["*"]}, "Every host is allowed"),
        ({"SECRET_KEY": safety.DEMO_SECRET_KEY}, "the demo's, which everyone can read"),
        ({"TRUSTED_PROXIES": ["the proxy"]}, "no address or network"),
        ({"SECRET_KEY": ""}, "missing or shorter than 50"),
        ({"SECRET_KEY": "k" * 49}, "missing or shorter than 50"),
    ],
)
def test_one_wrong_setting_is_one_sentence(change: dict[str, object], sentence: str) -> None:
    (reason,) = safety.reasons_not_to_start(WELL | change, ENVIRONMENT)
    assert sentence in reason


NOTIFY = {
    "NOTIFY_ON": True,
    "NOTIFY_KEY": "k" * 73,
    "NOTIFY_TEMPLATES": {"letter": "a", "text": "b"},
    "NOTIFY_ADDRESS": "https://notify.example.org",
    "NOTIFY_CALLBACK_TOKEN": "t" * 20,
}


def test_sending_that_is_set_up_whole_starts() -> None:
    assert safety.reasons_not_to_start(WELL | NOTIFY, ENVIRONMENT) == []


def test_sending_that_is_off_asks_for_nothing() -> None:
    off = dict.fromkeys(NOTIFY, "") | {"NOTIFY_ON": False, "NOTIFY_TEMPLATES": {}}
    assert safety.reasons_not_to_start(WELL | off, ENVIRONMENT) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"NOTIFY_KEY": ""}, "ONESTORY_NOTIFY_KEY"),
        ({"NOTIFY_KEY": "k" * 72}, "cut short"),
        ({"NOTIFY_TEMPLATES": {"letter": "a", "text": ""}}, "ONESTORY_NOTIFY_TEXT"),
        ({"NOTIFY_ADDRESS": "http://notify.example.org"}, "without TLS"),
        ({"NOTIFY_CALLBACK_TOKEN": "short"}, "ONESTORY_NOTIFY_CALLBACK_TOKEN"),
    ],
)
def test_sending_that_is_on_and_half_set_up_is_refused(
    change: dict[str, object], sentence: str
) -> None:
    (reason,) = safety.reasons_not_to_start(WELL | NOTIFY | change, ENVIRONMENT)
    assert sentence in reason


def test_the_embedded_database_is_not_for_production() -> None:
    (reason,) = safety.reasons_not_to_start(WELL, {})
    assert "DATABASE_URL" in reason


def test_nothing_set_is_told_all_at_once() -> None:
    """As an operator meets it: the process ends before it listens."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "onestory.config.settings.production",
    }
    ended = subprocess.run(
        [sys.executable, "-c", "import onestory.config.wsgi"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode != 0
    for word in ("ONESTORY_SECRET_KEY", "DATABASE_URL", "ONESTORY_HOSTS"):
        assert word in ended.stderr


def test_a_staff_identity_provider_comes_from_the_environment() -> None:
    assert safety.identity_providers({}) == []
    (provider,) = safety.identity_providers({"ONESTORY_OIDC_SERVER": "https://id.example.org"})
    assert provider["settings"]["server_url"] == "https://id.example.org"
