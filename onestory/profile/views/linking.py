"""Which records are one person: questions, decisions, and taking them back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.profile import actions, queries
from onestory.profile.forms import linking as forms
from onestory.profile.queries.opening import MATCHING
from onestory.profile.views.posting import posted
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page


@guard.page("undo_links", purpose=MATCHING)
def linked(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """The same for those who look after links, and nothing else about the person."""
    shown = queries.linked_page(reader=reader, person_id=person)
    return page(request, "profile/records.jinja", shown=shown)


@guard.page("undo_links", purpose=MATCHING)
def undo(request: HttpRequest, reader: Reader, person: int, record: int) -> HttpResponse:
    """Take a record away from a person, with a reason."""
    form = forms.Undo(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.undo_link(record=record, reason=form.cleaned_data["reason"], by=reader)
        messages.success(request, "The link is undone. What was recorded under it went with it.")
        return redirect("profile:linked", person)
    shown = queries.undo_page(reader=reader, person_id=person, record_id=record)
    return page(request, "profile/undo.jinja", shown=shown, form=form)


@guard.page("undo_links", purpose=MATCHING)
def take_back(request: HttpRequest, reader: Reader, person: int, decision: int) -> HttpResponse:
    """Take back what someone decided of two records, with a reason."""
    form = forms.Reason(posted(request))
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
    form = forms.Decide(posted(request))
    if request.method == "POST" and form.is_valid():
        actions.answer_question(question=question, by=reader, **form.cleaned_data)
        messages.success(request, "Your answer is kept. Here is the next question.")
        return redirect(queries.after(question))
    shown = queries.question_page(reader=reader, question_id=question)
    return page(request, "profile/link.jinja", shown=shown, form=form)
