"""Pages about families stay in no cache: not the browser's, not a shared computer's history."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


class NothingIsCached:
    """Static files never come here: whitenoise answers them earlier."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
