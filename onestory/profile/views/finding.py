"""Finding someone: what to type, and who was found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.profile import queries
from onestory.profile.forms.finding import Find
from onestory.profile.queries.opening import MATCHING, PURPOSE
from onestory.profile.views.posting import posted
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

ASKED = "profile.asked"


def _ask(request: HttpRequest, reader: Reader, then: str, template: str) -> HttpResponse:
    """The terms wait in the session, so that no address or log of the web server holds them."""
    form = Find(posted(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        request.session[ASKED] = {name: request.POST.get(name, "") for name in Find.TYPED}
        return redirect(then)
    return page(request, template, form=form)


@guard.page("find_people", purpose=PURPOSE)
def find(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What to type."""
    return _ask(request, reader, "profile:found", "profile/find.jinja")


@guard.page("find_people", purpose=PURPOSE)
def found(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Who was found; a page of its own, to come back to from a person."""
    form = Find(request.session.get(ASKED), today=reader.today)
    if not form.is_valid():
        return redirect("profile:find")
    result = queries.search(reader=reader, asked=form.cleaned_data)
    return page(request, "profile/find.jinja", form=form, found=result)


@guard.page("undo_links", purpose=MATCHING)
def find_records(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The same for those who look after links; they find identities, and nobody's timeline."""
    return _ask(request, reader, "profile:found_records", "profile/find_records.jinja")


@guard.page("undo_links", purpose=MATCHING)
def found_records(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Whose records were found."""
    form = Find(request.session.get(ASKED), today=reader.today)
    if not form.is_valid():
        return redirect("profile:find_records")
    result = queries.search_records(reader=reader, asked=form.cleaned_data)
    return page(request, "profile/find_records.jinja", form=form, found=result)
