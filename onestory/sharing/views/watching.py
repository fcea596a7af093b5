"""The privacy officer's other pages: by person, by reader, what stands out, and the family's letter."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from onestory.sharing import guard, queries
from onestory.sharing.forms.watching import Since
from onestory.sharing.kinds import Reader
from onestory.sharing.rules.family_view import LEFT_OUT
from onestory.sharing.rules.unusual import FACTS
from onestory.web import printing
from onestory.web.pages import page

PURPOSE = "watching over who looks at whom"
TELLING = "telling a family who looked"
A_YEAR = 365


@guard.page("see_audit", purpose=PURPOSE)
def person(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Who looked at one person."""
    trail = queries.person_trail(reader=reader, person=person)
    return page(request, "sharing/trail_of_person.jinja", trail=trail)


@guard.page("see_audit", purpose=PURPOSE)
def reader_trail(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """What one practitioner did."""
    form = Since(request.GET or None)
    trail = queries.reader_trail(reader=reader, code=code, since=form.day(reader.today, 30))
    return page(request, "sharing/trail_of_reader.jinja", trail=trail, form=form)


@guard.page("see_audit", purpose=PURPOSE)
def unusual(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What stands out: facts with their counts."""
    form = Since(request.GET or None)
    since = form.day(reader.today)
    days = {"since": queries.day_begins(since), "until": queries.day_begins(reader.today, after=1)}
    return page(
        request,
        "sharing/unusual.jinja",
        facts=queries.unusual(reader=reader, **days),
        since=since,
        form=form,
    )


@guard.page("see_audit", purpose=PURPOSE)
def unusual_looks(request: HttpRequest, reader: Reader, fact: str) -> HttpResponse:
    """The rows of one fact."""
    since = Since(request.GET or None).day(reader.today)
    place = request.GET.get("before", "")
    looks = queries.unusual_looks(
        reader=reader,
        fact=fact,
        since=queries.day_begins(since),
        until=queries.day_begins(reader.today, after=1),
        before=int(place) if place.isdecimal() and len(place) < 16 else None,
    )
    return page(
        request,
        "sharing/unusual_looks.jinja",
        name=FACTS[fact][0],
        words=FACTS[fact][1],
        looks=looks,
        since=since,
        older=looks[-1].id if len(looks) == queries.PAGE else None,
    )


@guard.page("see_audit", purpose=TELLING)
def letter(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The family's letter before it is printed, with what is left out of it and why."""
    form = Since(request.GET or None)
    since = form.day(reader.today, A_YEAR, None)
    made = queries.letter(reader=reader, person=person, since=since)
    return page(
        request,
        "sharing/letter.jinja",
        letter=made,
        form=form,
        reasons=LEFT_OUT,
        earlier=reader.today - timedelta(days=A_YEAR),
    )


@guard.page("see_audit", purpose=TELLING)
def letter_pdf(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The same on paper; that it was printed is written to the trail."""
    since = Since(request.GET or None).day(reader.today, A_YEAR, None)
    made = queries.letter(reader=reader, person=person, since=since, printed=True)
    paper = printing.pdf("sharing/letter_paper.jinja", letter=made)
    response = HttpResponse(paper, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="who-looked.pdf"'
    return response
