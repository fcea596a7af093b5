"""The lists that lead to people, and out of here: the day, new arrivals, and files to take away."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from onestory.profile import queries
from onestory.profile.forms.lists import Month
from onestory.profile.queries.opening import GREETING, PURPOSE
from onestory.sharing import guard
from onestory.sharing import queries as sharing
from onestory.sharing.kinds import Reader
from onestory.web.jinja import day
from onestory.web.pages import page


@guard.page("see_new_arrivals", purpose=GREETING)
def arrivals(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A month of births and expected births at the reader's centre."""
    asked = Month(request.GET)
    shown = queries.arrivals(
        reader=reader, month=asked.first_day(reader.today), centre=asked.centre_code
    )
    waiting = sharing.lists_waiting(reader, shown.centre_code)
    recalls = sharing.recalls_to_answer(reader)
    return page(request, "profile/arrivals.jinja", shown=shown, waiting=waiting, recalls=recalls)


@guard.page("see_new_arrivals", purpose=GREETING)
def download(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A list as a file; pressed, not linked, because it is written down as sent."""
    if request.method != "POST":
        return redirect("profile:arrivals")
    kind, month, centre = _asked(request, reader)
    return _file(queries.download(reader=reader, kind=kind, month=month, centre=centre))


@guard.page("see_new_arrivals", purpose=GREETING)
def ask_list(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A whole month's list, to wait from the first day after it."""
    if request.method == "POST":
        kind, month, centre = _asked(request, reader)
        due = queries.ask_ahead(reader=reader, kind=kind, month=month, centre=centre)
        messages.success(
            request, f"The list will be here on {day(due)}, with whoever agrees on that day."
        )
        return redirect(f"{reverse('profile:arrivals')}?month={month:%Y-%m}&centre={centre}")
    return redirect("profile:arrivals")


@guard.page("see_new_arrivals", purpose=GREETING)
def take_list(request: HttpRequest, reader: Reader, number: int) -> HttpResponse:
    """A list that waited is taken, once."""
    if request.method != "POST":
        return redirect("profile:arrivals")
    return _file(queries.take(reader=reader, number=number))


@guard.page("find_people", purpose=PURPOSE)
def home(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Where a day with families begins."""
    recalls = sharing.recalls_to_answer(reader)
    return page(request, "profile/home.jinja", shown=queries.home(reader=reader), recalls=recalls)


def _asked(request: HttpRequest, reader: Reader) -> tuple[str, date, str]:
    asked = Month(request.POST)
    return request.POST.get("kind", ""), asked.first_day(reader.today), asked.centre_code


def _file(taken: queries.Taken) -> HttpResponse:
    answer = HttpResponse(taken.text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{taken.filename}"'
    return answer
