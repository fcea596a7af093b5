"""The lists that lead to people: the day, and new arrivals."""

from django.http import HttpRequest, HttpResponse

from onestory.profile import forms, queries
from onestory.profile.queries.opening import GREETING, PURPOSE
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page


@guard.page("see_new_arrivals", purpose=GREETING)
def arrivals(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A month of births and expected births at the reader's centre."""
    asked = forms.Month(request.GET)
    shown = queries.arrivals(
        reader=reader, month=asked.first_day(reader.today), centre=asked.centre_code
    )
    return page(request, "profile/arrivals.jinja", shown=shown)


@guard.page("find_people", purpose=PURPOSE)
def home(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Where a day with families begins."""
    return page(request, "profile/home.jinja", shown=queries.home(reader=reader))
