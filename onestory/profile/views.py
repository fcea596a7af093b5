"""The pages about one person, and the lists that lead to them: guard, form, one query, page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from onestory.profile import actions, forms, queries
from onestory.profile.queries.opening import GREETING, MATCHING, PURPOSE
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page, part

ASKED = "profile.asked"


def _posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when all of it is empty; None where nothing was."""
    return request.POST if request.method == "POST" else None


def _ask(request: HttpRequest, reader: Reader, then: str, template: str) -> HttpResponse:
    """The terms wait in the session, so that no address or log of the web server holds them."""
    form = forms.Find(_posted(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        request.session[ASKED] = {name: request.POST.get(name, "") for name in forms.Find.TYPED}
        return redirect(then)
    return page(request, template, form=form)


@guard.page("find_people", purpose=PURPOSE)
def find(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What to type."""
    return _ask(request, reader, "profile:found", "profile/find.jinja")


@guard.page("find_people", purpose=PURPOSE)
def found(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Who was found; a page of its own, to come back to from a person."""
    form = forms.Find(request.session.get(ASKED), today=reader.today)
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
    form = forms.Find(request.session.get(ASKED), today=reader.today)
    if not form.is_valid():
        return redirect("profile:find_records")
    result = queries.search_records(reader=reader, asked=form.cleaned_data)
    return page(request, "profile/find_records.jinja", form=form, found=result)


@guard.page("open_people", purpose=PURPOSE)
def person(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The first screen: which services are involved, before any detail."""
    shown = queries.first_screen(reader=reader, person_id=person)
    return page(request, "profile/person.jinja", shown=shown)


@guard.page("open_people", purpose=PURPOSE)
def chronology(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """What happened, in order; older lines alone where htmx asks for them."""
    asked = forms.Chronology(request.GET).asked
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


@guard.page("undo_links", purpose=MATCHING)
def linked(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The same for those who look after links, and nothing else about the person."""
    shown = queries.linked_page(reader=reader, person_id=person)
    return page(request, "profile/records.jinja", shown=shown)


@guard.page("undo_links", purpose=MATCHING)
def undo(request: HttpRequest, reader: Reader, person: int, record: int) -> HttpResponse:
    """Take a record away from a person, with a reason."""
    form = forms.Undo(_posted(request))
    if request.method == "POST" and form.is_valid():
        actions.undo_link(record=record, reason=form.cleaned_data["reason"], by=reader)
        messages.success(request, "The link is undone. What was recorded under it went with it.")
        return redirect("profile:linked", person)
    shown = queries.undo_page(reader=reader, person_id=person, record_id=record)
    return page(request, "profile/undo.jinja", shown=shown, form=form)


@guard.page("undo_links", purpose=MATCHING)
def take_back(request: HttpRequest, reader: Reader, person: int, decision: int) -> HttpResponse:
    """Take back what someone decided of two records, with a reason."""
    form = forms.Reason(_posted(request))
    if request.method == "POST" and form.is_valid():
        actions.take_back(decision=decision, reason=form.cleaned_data["reason"], by=reader)
        messages.success(request, "The decision is taken back, and matching has looked again.")
        return redirect("profile:linked", person)
    shown = queries.decision_page(reader=reader, person_id=person, decision_id=decision)
    return page(request, "profile/take_back.jinja", shown=shown, form=form)


@guard.page("review_links", purpose=MATCHING)
def links(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Pairs of records that may be one person, for someone to say."""
    return page(request, "profile/links.jinja", shown=queries.questions(reader=reader))


@guard.page("review_links", purpose=MATCHING)
def link(request: HttpRequest, reader: Reader, question: int) -> HttpResponse:
    """One pair: decide, and go on to the next."""
    form = forms.Decide(_posted(request))
    if request.method == "POST" and form.is_valid():
        actions.answer_question(question=question, by=reader, **form.cleaned_data)
        messages.success(request, "Your answer is kept. Here is the next question.")
        return redirect(queries.after(question))
    shown = queries.question_page(reader=reader, question_id=question)
    return page(request, "profile/link.jinja", shown=shown, form=form)


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
