"""Keeps sessions, and ends one after fifteen idle minutes or twelve busy hours.

Idle time is counted on the server, so that a page which refreshes itself cannot be ended by a
laptop's clock, and a stolen cookie dies with the session.
"""

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from onestory.shared.planned import planned

BEGAN = "session_began"
SEEN = "session_seen"
SAVE_EVERY = 30  # seconds: a session is not written at every click


class SessionStore(db.SessionStore):
    """Django's own, in the database; every page reads one, so the reading is planned once."""

    def load(self) -> dict[str, Any]:
        with planned() as cursor:
            cursor.execute(_SESSION, [self.session_key, timezone.now()])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(found[0])
        return held


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


_SESSION = """
    SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s
"""
