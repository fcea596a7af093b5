"""From where a request came is believed of our own proxies, and of nobody else."""

from typing import Any

import pytest
from django.test import RequestFactory

from onestory.web.addresses import came_from

PROXY, STRANGER, HOME = "10.0.0.7", "203.0.113.9", "198.51.100.4"


@pytest.mark.parametrize(
    ("remote", "forwarded", "said"),
    [
        (STRANGER, "", STRANGER),
        (STRANGER, HOME, STRANGER),  # a stranger may write what they like
        (PROXY, HOME, HOME),
        (PROXY, f"{HOME}, {STRANGER}", STRANGER),  # the last that is not ours
        (PROXY, f"{HOME}, 10.0.0.8", HOME),
        (PROXY, "", PROXY),
        (PROXY, "<script>", ""),
        ("2001:db8::1", "", "2001:db8::1"),
        ("", "", ""),
    ],
)
def test_the_last_address_before_our_own_proxies_counts(
    settings: Any, remote: str, forwarded: str, said: str
) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert came_from(request) == said
