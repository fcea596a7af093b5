"""Ends a session after fifteen idle minutes, and after twelve hours however busy it was.

Idle time is counted on the server, so that a page which refreshes itself cannot be ended by a
laptop's clock, and a stolen cookie dies with the session.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

BEGAN = "session_began"
SEEN = "session_seen"
SAVE_EVERY = 30  # seconds: a session is not written at every click


class SessionLimits:
    """Stands right after Django's session middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        now = time.time()
        session = request.session
        if "_auth_user_id" not in session:
            return self.get_response(request)
        if _over(session.setdefault(BEGAN, now), session.setdefault(SEEN, now), now):
            session.flush()
            return _ended(request)
        if now - session[SEEN] > SAVE_EVERY:
            session[SEEN] = now
        return self.get_response(request)


def _over(began: float, seen: float, now: float) -> bool:
    return now - seen > settings.IDLE_MINUTES * 60 or now - began > settings.SIGNED_IN_HOURS * 3600


def _ended(request: HttpRequest) -> HttpResponseBase:
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": "/session-ended/"})
    return redirect("session_ended")
