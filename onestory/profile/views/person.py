"""The pages about one person: guard, one query, page."""

from django.http import HttpRequest, HttpResponse

from onestory.profile import queries
from onestory.profile.forms.person import Chronology
from onestory.profile.queries.opening import PURPOSE
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page, part


@guard.page("open_people", purpose=PURPOSE)
def person(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The first screen: which services are involved, before any detail."""
    shown = queries.first_screen(reader=reader, person_id=person)
    return page(request, "profile/person.jinja", shown=shown)


@guard.page("open_people", purpose=PURPOSE)
def chronology(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """What happened, in order; older lines alone where htmx asks for them."""
    asked = Chronology(request.GET).asked
    shown = queries.chronology_page(reader=reader, person_id=person, **asked)
    if request.headers.get("HX-Request"):
        return part(request, "profile/chronology_lines.jinja", shown=shown)
    return page(request, "profile/chronology.jinja", shown=shown, asked=asked)


@guard.page("open_people", purpose=PURPOSE)
def why(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """What the reader may see of the person, and why."""
    shown = queries.why_page(reader=reader, person_id=person)
    return page(request, "profile/why.jinja", shown=shown)


@guard.page("open_people", purpose=PURPOSE)
def records(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Each system's record, and why it is believed to be theirs."""
    shown = queries.records_page(reader=reader, person_id=person)
    return page(request, "profile/records.jinja", shown=shown)
