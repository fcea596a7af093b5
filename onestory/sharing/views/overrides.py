"""What was opened for safety: the privacy officers' queue, and the practitioner's own list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.sharing import actions, guard, queries
from onestory.sharing.forms import overrides as forms
from onestory.sharing.kinds import Because, Reader, Refused
from onestory.web.pages import page

REVIEWING = "reviewing what was opened for safety"
OPENING = "opening for safety"


@guard.page("review_overrides", purpose=REVIEWING)
def overrides(request: HttpRequest, reader: Reader) -> HttpResponse:
    """All that was opened, what is overdue first; and what was refused."""
    told = queries.overrides_for_review(reader=reader)
    return page(
        request,
        "sharing/overrides.jinja",
        overrides=told,
        overdue=sum(one.overdue for one in told),
        refused=queries.refused_overrides(reader=reader),
    )


@guard.page("review_overrides", purpose=REVIEWING)
def override(request: HttpRequest, reader: Reader, override: int) -> HttpResponse:
    """One: who, whom, why, what was read under it; and the verdict."""
    form = forms.Review(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.review_override(override=override, by=reader, **form.cleaned_data)
        messages.success(request, "Your review is kept. The practitioner can read it.")
        return redirect("sharing:overrides")
    told = queries.override_for_review(reader=reader, override=override)
    return page(request, "sharing/override.jinja", one=told, form=form)


@guard.page("review_overrides", purpose=REVIEWING)
def override_report(request: HttpRequest, reader: Reader) -> HttpResponse:
    """How often, by month, role, organisation, reason and verdict; names nobody."""
    return page(
        request, "sharing/override_report.jinja", lines=queries.override_report(reader=reader)
    )


@guard.page("override_lens", purpose=OPENING)
def my_overrides(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What the reader opened, what is asked of them, and what was found."""
    return page(
        request, "sharing/my_overrides.jinja", overrides=queries.my_overrides(reader=reader)
    )


@guard.page("override_lens", purpose=OPENING)
def my_override(request: HttpRequest, reader: Reader, override: int) -> HttpResponse:
    """One of the reader's own: close it, or answer what was asked."""
    form = forms.Answer(request.POST if request.POST.get("do") == "answer" else None)
    if request.method == "POST" and request.POST.get("do") == "close":
        actions.close_override(override=override, by=reader)
        messages.success(request, "It is closed. Open it again only if you need to.")
        return redirect("sharing:my_overrides")
    if form.is_bound and form.is_valid():
        actions.answer_review(override=override, words=form.cleaned_data["words"], by=reader)
        messages.success(request, "Your answer is kept. The privacy officer reads it next.")
        return redirect("sharing:my_overrides")
    mine = [one for one in queries.my_overrides(reader=reader) if one.id == override]
    if not mine:
        raise Refused(Because("You have not opened this", help="Go back to what you opened."))
    return page(request, "sharing/my_override.jinja", one=mine[0], form=form)
