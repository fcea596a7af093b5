"""The life of a campaign on pages: write, preview, approve, begin, stop."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from onestory.parents import actions, forms, queries
from onestory.parents.queries.pages import PURPOSE
from onestory.parents.views.papers import paper, sent_with
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web import printing
from onestory.web.pages import page


@guard.page("tell_families", purpose=PURPOSE)
def campaigns(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every campaign, and the way to begin another."""
    return page(request, "parents/campaigns.jinja", lines=queries.campaign_list(reader=reader))


@guard.page("approve_agreements", purpose=PURPOSE)
def to_approve(request: HttpRequest, reader: Reader) -> HttpResponse:
    """What waits for a Caldicott guardian."""
    lines = queries.waiting_for_approval(reader=reader)
    return page(request, "parents/campaigns.jinja", lines=lines, as_guardian=True)


@guard.page("tell_families", purpose=PURPOSE)
def new(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Which agreement, to whom, by which words."""
    form = forms.NewCampaign(sent_with(request))
    if request.method == "POST" and form.is_valid():
        number = actions.draft(given=form.cleaned_data, by=reader)
        return redirect("parents:campaign", number)
    return page(request, "parents/new.jinja", form=form)


@guard.page("tell_families", purpose=PURPOSE)
def campaign(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """Where it stands, what was counted, how it reads, and what may be done next."""
    shown = queries.campaign_page(reader=reader, campaign_id=campaign)
    return page(request, "parents/campaign.jinja", shown=shown)


@require_POST
@guard.page("tell_families", purpose=PURPOSE)
def preview(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """Count anew."""
    actions.preview(campaign_id=campaign, by=reader)
    messages.success(request, "The families are counted. Somebody else must approve it now.")
    return redirect("parents:campaign", campaign)


@guard.page("tell_families", purpose=PURPOSE)
def approve(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """By another who tells families."""
    return _approve(request, reader, campaign, then="parents:campaigns")


@guard.page("approve_agreements", purpose=PURPOSE)
def approve_as_guardian(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """By a Caldicott guardian."""
    return _approve(request, reader, campaign, then="parents:to_approve")


@require_POST
@guard.page("tell_families", purpose=PURPOSE)
def begin(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """From here on families are told."""
    actions.begin(campaign_id=campaign, by=reader)
    messages.success(request, "It has begun. Look again in a minute.")
    return redirect("parents:campaign", campaign)


@guard.page("tell_families", purpose=PURPOSE)
def stop(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """Nothing more is sent, and why."""
    form = forms.Stop(sent_with(request))
    if request.method == "POST" and form.is_valid():
        actions.stop(campaign_id=campaign, words=form.cleaned_data["words"], by=reader)
        messages.success(request, "It is stopped. What was sent before stays sent.")
        return redirect("parents:campaign", campaign)
    shown = queries.campaign_page(reader=reader, campaign_id=campaign)
    return page(request, "parents/stop.jinja", shown=shown, form=form)


@guard.page("tell_families", purpose=PURPOSE)
def in_person(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """How many each service is to tell."""
    shown = queries.in_person(reader=reader, campaign_id=campaign)
    return page(request, "parents/in_person.jinja", shown=shown)


@guard.page("tell_families", purpose=PURPOSE)
def sample(request: HttpRequest, reader: Reader, campaign: int) -> HttpResponse:
    """The letter to an invented family, on paper."""
    letter = queries.sample_of(reader=reader, campaign_id=campaign)
    return paper(printing.pdf("parents/letters.jinja", letters=[letter]), f"sample-{campaign}")


def _approve(request: HttpRequest, reader: Reader, campaign: int, then: str) -> HttpResponse:
    form = forms.Approve(sent_with(request))
    if request.method == "POST" and form.is_valid():
        actions.approve(campaign_id=campaign, words=form.cleaned_data["words"], by=reader)
        messages.success(request, "You approved it. Its author can begin.")
        return redirect(then)
    shown = queries.campaign_page(reader=reader, campaign_id=campaign)
    return page(request, "parents/approve.jinja", shown=shown, form=form, then=then)
