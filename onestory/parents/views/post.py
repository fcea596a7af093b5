"""Paper: print a batch, say that it is posted, what came back, and a family's no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onestory.parents import actions, forms
from onestory.parents.queries.pages import PURPOSE
from onestory.parents.views.papers import paper, sent_with
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

KEPT = (
    "Their no is kept. Where this agreement asks the family, it opens nothing of them from now on, "
    "and they are not written to about it again."
)


@require_POST
@guard.page("tell_families", purpose=PURPOSE)
def make_batch(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """The next letters, put together."""
    batch = actions.make_batch(campaign_id=campaign, by=reader)
    messages.success(request, f"Batch {batch.number} is ready to be printed.")
    return redirect("parents:campaign", campaign)


@require_POST
@guard.page("tell_families", purpose=PURPOSE)
def draw(request: HttpRequest, reader: Reader, campaign: int, batch: int) -> HttpResponse:
    """The letters of a batch as one PDF; again, if the printer jammed."""
    drawn = actions.draw_batch(campaign_id=campaign, number=batch, by=reader)
    return paper(drawn, f"letters-{campaign}-{batch}")


@guard.page("tell_families", purpose=PURPOSE)
def posted(request: HttpRequest, reader: Reader, campaign: int, batch: int) -> HttpResponse:
    """They are in the post: from here on their families count as told."""
    form = forms.Posted(sent_with(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        number = actions.posted(campaign_id=campaign, number=batch, on=on, by=reader)
        messages.success(request, f"Letters posted: {number}.")
        return redirect("parents:campaign", campaign)
    return page(request, "parents/posted.jinja", form=form, campaign=campaign, batch=batch)


@guard.page("tell_families", purpose=PURPOSE)
def came_back(request: HttpRequest, reader: Reader) -> HttpResponse:
    """An envelope that came back."""
    form = forms.CameBack(sent_with(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        notice = actions.came_back(by=reader, **form.cleaned_data)
        messages.success(request, f"{notice.reference} came back: its family counts as not told.")
        return redirect("parents:came_back")
    return page(request, "parents/came_back.jinja", form=form)


@guard.page("tell_families", purpose=PURPOSE)
def says_no(request: HttpRequest, reader: Reader) -> HttpResponse:
    """A family that was told says no."""
    form = forms.SaysNo(sent_with(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        actions.object_to(by=reader, **form.cleaned_data)
        messages.success(request, KEPT)
        return redirect("parents:says_no")
    return page(request, "parents/says_no.jinja", form=form)
