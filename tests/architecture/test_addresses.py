"""Every address is guarded by the lens, or public with a reason written where it is made public."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

# What comes from other packages cannot carry a reason of its own: by the start of the address.
OF_OTHERS = {
    "accounts/": "signing in, and looking after one's own way of signing in (allauth)",
}


def addresses(resolver: Any = None, before: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield address, pattern.callback


def test_an_address_is_guarded_or_public_with_a_reason() -> None:
    unguarded = [
        address
        for address, view in addresses()
        if not getattr(view, "guarded", False)
        and not getattr(view, "public_reason", "").strip()
        and not any(address.startswith(start) for start in OF_OTHERS)
    ]
    assert unguarded == []


def test_no_address_is_both_guarded_and_public() -> None:
    both = [
        address
        for address, view in addresses()
        if getattr(view, "guarded", False) and getattr(view, "public_reason", "")
    ]
    assert both == []


@pytest.mark.django_db
def test_nobody_signs_up_by_themselves(client: Any) -> None:
    page = client.get("/accounts/signup/")
    assert page.status_code == 200
    assert b"<form" not in page.content.split(b"<main")[1]
