"""What the frame of a page shows: the partnership's name, who is signed in, where they may go."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Place:
    """One link of the navigation."""

    words: str
    href: str
    current: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Values for the base template; no query of its own."""
    return {
        "partnership": settings.PARTNERSHIP_NAME,
        "is_demo": settings.DEMO_SIGN_IN,
        "signed_in_as": _who(request),
        "places": _places(request),
        "sign_in_href": reverse(settings.LOGIN_URL),
        "messages": get_messages(request),
    }


def for_django_templates(request: HttpRequest) -> dict[str, Any]:
    """The same, for allauth's sign-in pages."""
    return {"frame": frame(request)}


def _who(request: HttpRequest) -> str:
    reader = getattr(request, "reader", None)
    return str(getattr(reader, "name", ""))


def _places(request: HttpRequest) -> list[Place]:
    """From the layer that knows roles, named by a setting since web lies below it."""
    find = import_string(settings.NAVIGATION)
    return [
        Place(words, href, current=request.path.startswith(href)) for words, href in find(request)
    ]
