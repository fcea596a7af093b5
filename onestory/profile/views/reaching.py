"""How somebody may safely be reached: the tab, and the form for what colleagues must keep to."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.profile import queries
from onestory.profile.forms.reaching import Rule
from onestory.profile.queries.opening import PURPOSE
from onestory.profile.views.posting import posted
from onestory.sharing import actions, guard
from onestory.sharing.kinds import Reader
from onestory.web.pages import page


@guard.page("open_people", purpose=PURPOSE)
def reach(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Each way of contact, and whether it may be used today."""
    shown = queries.reach_page(reader=reader, person_id=person)
    return page(request, "profile/reach.jinja", shown=shown)


@guard.page("keep_contact_safe", purpose=PURPOSE)
def add_rule(request: HttpRequest, reader: Reader, person: int) -> HttpResponse:
    """Write down what colleagues must keep to."""
    shown = queries.rule_form(reader=reader, person_id=person)
    form = Rule(
        posted(request),
        initial={"since": reader.today},
        adults=shown.adults,
        household=shown.household,
    )
    if request.method == "POST" and form.is_valid() and _kept(request, reader, person, form):
        return redirect("profile:reach", person)
    return page(request, "profile/rule.jinja", shown=shown, form=form)


@guard.page("keep_contact_safe", purpose=PURPOSE)
def end_rule(request: HttpRequest, reader: Reader, person: int, rule: int) -> HttpResponse:
    """A rule binds no more from today; it stays in the history."""
    if request.method == "POST":
        about = actions.end_contact_rule(rule=rule, by=reader)
        messages.success(request, "The rule has ended. It stays in the history.")
        return redirect("profile:reach", about)
    return redirect("profile:reach", person)


def _kept(request: HttpRequest, reader: Reader, person: int, form: Rule) -> bool:
    """Whether it could be kept; what is refused stands above the form."""
    try:
        with transaction.atomic():
            whom = actions.add_contact_rule(person=person, by=reader, **form.said)
    except guard.Refused as refused:
        form.add_error(None, f"{refused.because.words}. {refused.because.help}".strip())
        return False
    more = f" for {len(whom)} people" if len(whom) > 1 else ""
    messages.success(request, f"It is written down{more}, and holds on every page and list.")
    return True
