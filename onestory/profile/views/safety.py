"""Opening someone for safety, and deciding not to share: guard, form, one action, page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.profile import queries
from onestory.profile.forms import safety as forms
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.views.posting import posted
from onestory.sharing import actions as sharing
from onestory.sharing import guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page

OPENING = "opening for safety"
OPENED = "It is open to you for an hour. The privacy officer has been told."


@guard.page("override_lens", purpose=OPENING)
def open_for_safety(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Someone of whom nothing is open: named exactly, or nobody."""
    form = forms.OpenSomeone(posted(request), today=reader.today)
    if request.method == "POST" and form.is_valid():
        opened = sharing.override_found(asked=form.who, by=reader, **form.why)
        if opened:
            messages.success(request, OPENED)
            return redirect("profile:person", opened.person_id)
        form.say_nobody_fits()
    return page(request, "profile/open_for_safety.jinja", form=form)


@guard.page("override_lens", purpose=OPENING)
def open_person_for_safety(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Someone of whom something is open already."""
    form = forms.OpenForSafety(posted(request))
    if request.method == "POST" and form.is_valid():
        sharing.override(person=person, by=reader, **form.why)
        messages.success(request, OPENED)
        return redirect("profile:person", person)
    head = queries.head_alone(reader=reader, person_id=person)
    return page(request, "profile/open_person_for_safety.jinja", head=head, form=form)


@guard.page("open_people", purpose=PURPOSE)
def not_shared(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """That something was not shared, with whom, and why: kept where looks are kept."""
    form = forms.NotShared(posted(request))
    if request.method == "POST" and form.is_valid():
        sharing.decide_not_to_share(person=person, by=reader, **form.cleaned_data)
        messages.success(request, "Your decision is written down, with its reason.")
        return redirect("profile:person", person)
    head = queries.head_alone(reader=reader, person_id=person)
    return page(request, "profile/not_shared.jinja", head=head, form=form)
