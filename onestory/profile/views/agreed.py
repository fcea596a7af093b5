"""What a family said to sharing: the tab, and the form in which the next answer is written down."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.profile import queries
from onestory.profile.forms.agreed import Answer
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.views.posting import posted
from onestory.sharing import actions, guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

NOT_OPEN_NOW = "You may not open them any more, because of what was written down."


@guard.page("open_people", purpose=PURPOSE)
def agreed(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """How the family stands to each agreement, by whom and since when."""
    shown = queries.agreed_page(reader=reader, person_id=person)
    return page(request, "profile/agreed.jinja", shown=shown)


@guard.page("record_consents", purpose=PURPOSE)
def answer(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Write down what somebody said, or that they changed their mind."""
    shown = queries.answer_form(reader=reader, person_id=person)
    form = Answer(
        posted(request),
        initial=_beginning(request, reader),
        what=shown.what,
        about=shown.about,
        today=reader.today,
    )
    if request.method == "POST" and form.is_valid() and _written(request, reader, person, form):
        if queries.still_open(reader=reader, person_id=person):
            return redirect("profile:agreed", person)
        messages.warning(request, NOT_OPEN_NOW)
        return redirect("/")
    return page(request, "profile/answer.jinja", shown=shown, form=form)


def _written(request: HttpRequest, reader: Reader, person: int, form: Answer) -> bool:
    """Whether it could be kept; what the rules refuse stands above the form."""
    try:
        with transaction.atomic():
            done = actions.record_answer(person=person, by=reader, **form.said)
    except guard.Refused as refused:
        form.add_error(None, f"{refused.because.words}. {refused.because.help}".strip())
        return False
    messages.success(request, queries.done_in_words(done.decides, done.recalled))
    return True


def _beginning(request: HttpRequest, reader: Reader) -> dict[str, object]:
    """What is likely; a link beside a clause fills in more."""
    asked = {name: request.GET[name] for name in ("what", "answer") if name in request.GET}
    return {"since": reader.today, **asked}
