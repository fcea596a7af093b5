"""The day is always 23 November 2026; Ashwater is there; GOV.UK Notify is on the loopback."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from pytest_django import Settings

from onestory.parents.tests import fake_notify, world
from onestory.parents.tests.fake_notify import FakeNotify


@pytest.fixture
def ashwater(db: None) -> Iterator[None]:
    """The partnership, on a fixed day."""
    with patch("django.utils.timezone.localdate", return_value=world.TODAY):
        world.partnership()
        yield


@pytest.fixture
def notify(settings: Settings) -> Iterator[FakeNotify]:
    """Sending is on, and what is sent arrives in the fake."""
    with fake_notify.served() as fake:
        settings.NOTIFY_ON = True
        settings.NOTIFY_KEY = fake_notify.KEY
        settings.NOTIFY_ADDRESS = fake.address
        settings.NOTIFY_TEMPLATES = fake_notify.TEMPLATES
        settings.NOTIFY_CALLBACK_TOKEN = "a-token-of-twenty-letters"
        yield fake
