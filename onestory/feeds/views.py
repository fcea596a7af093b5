"""The data lead's pages: guard, form, one deed or one question, page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.feeds import desk, forms
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page


@guard.page("see_deliveries", purpose=desk.PURPOSE)
def deliveries(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every source, what is held, what came lately."""
    return page(request, "feeds/deliveries.jinja", shown=desk.overview(), states=desk.STATES)


@guard.page("see_deliveries", purpose=desk.PURPOSE)
def delivery(request: HttpRequest, reader: Reader, delivery: int) -> HttpResponse:
    """What became of one delivery; where it is held, the way to let it through."""
    shown = desk.one_delivery(delivery)
    form = forms.LetThrough() if shown.came.state == "held" else None
    return page(request, "feeds/delivery.jinja", shown=shown, form=form, states=desk.STATES)


@guard.page("answer_questions", purpose=desk.PURPOSE)
def let_through(request: HttpRequest, reader: Reader, delivery: int) -> HttpResponse:
    """A held delivery goes on, with the reason."""
    form = forms.LetThrough(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        desk.let_through(delivery_id=delivery, reason=form.cleaned_data["reason"], by=reader)
        messages.success(request, "The delivery was let through and is being applied.")
        return redirect("feeds:delivery", delivery)
    shown = desk.one_delivery(delivery)
    return page(request, "feeds/delivery.jinja", shown=shown, form=form, states=desk.STATES)


@guard.page("answer_questions", purpose=desk.PURPOSE)
def upload(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A file by hand."""
    form = forms.Upload(request.POST if request.method == "POST" else None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        number = desk.upload(
            source=form.cleaned_data["source"], data=file.read(), name=file.name, by=reader
        )
        return redirect("feeds:delivery", number)
    return page(request, "feeds/upload.jinja", form=form)


@guard.page("answer_questions", purpose=desk.PURPOSE)
def questions(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What only a person can answer."""
    return page(request, "feeds/questions.jinja", shown=desk.open_questions())


@guard.page("answer_questions", purpose=desk.PURPOSE)
def question(request: HttpRequest, reader: Reader, question: int) -> HttpResponse:
    """One cell of one row: say what is meant, and the row goes on."""
    shown = desk.one_question(question)
    form = forms.Answer(
        request.POST if request.method == "POST" else None,
        asked=shown.asked,
        hint=shown.hint,
        alike=shown.alike,
    )
    if request.method == "POST" and form.is_valid():
        went_on = desk.answer(asked=shown.asked, given=form.cleaned_data, by=reader)
        messages.success(request, _answered(went_on))
        return redirect("feeds:questions")
    return page(request, "feeds/question.jinja", shown=shown, form=form)


def _answered(went_on: int) -> str:
    if not went_on:
        return "Answered. The row still waits: it has another question."
    return f"Answered. {went_on} {'row has' if went_on == 1 else 'rows have'} gone on."
