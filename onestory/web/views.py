"""The few pages that concern nobody's child: the end of a session, signing out."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onestory.web.pages import page


def session_ended(request: HttpRequest) -> HttpResponse:
    """Where `SessionLimits` sends people."""
    return page(request, "web/session_ended.jinja")


def signed_out(request: HttpRequest) -> HttpResponse:
    """After signing out; nothing of the session is left."""
    return page(request, "web/signed_out.jinja")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session on the server too."""
    logout(request)
    return redirect("signed_out")


for view, reason in (
    (session_ended, "people who come here have just been signed out"),
    (signed_out, "people who come here have just signed out"),
    (sign_out, "signing out needs no permission"),
):
    view.public_reason = reason  # type: ignore[attr-defined]
