"""The privacy officer's page: who looked at whom, when, why, and how it ended."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from onestory.sharing import guard, queries
from onestory.sharing.forms.audit import Trail
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

PURPOSE = "watching over who looks at whom"


@guard.page("see_audit", purpose=PURPOSE)
def audit(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A page of the trail, the newest first; looking at it is itself written down."""
    form = Trail(request.GET or None)
    asked = form.asked if form.is_bound and form.is_valid() else {}
    wrong = form.is_bound and bool(form.errors)
    place = request.GET.get("before", "")
    before = int(place) if place.isdecimal() and len(place) < 16 else None
    looks = (
        [] if wrong else queries.audit_trail(reader=reader, purpose=PURPOSE, before=before, **asked)
    )
    older = _older(request, looks) if len(looks) == queries.PAGE else ""
    return page(request, "sharing/audit.jinja", form=form, looks=looks, older=older)


def _older(request: HttpRequest, looks: list[queries.Look]) -> str:
    asked = {name: value for name, value in request.GET.items() if name != "before"}
    return "?" + urlencode({**asked, "before": looks[-1].id})
