"""What officers do with an agreement, each deed on a page of its own: guard, form, action, page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from onestory.sharing import actions, guard, queries
from onestory.sharing.forms import agreements as forms
from onestory.sharing.kinds import Reader
from onestory.sharing.views.agreements import PURPOSE
from onestory.web.pages import page

Deed = Callable[[dict[str, Any]], object]


@guard.page("approve_agreements", purpose=PURPOSE)
def approve(
    request: HttpRequest, reader: Reader, agreement: str, organisation: str, office: str
) -> HttpResponse:
    """Approves in one's own office, with what it would open in sight."""
    shown = queries.agreement_page(agreement, reader=reader)
    before = queries.preview(agreement, reader=reader) if request.method == "GET" else None

    def deed(said: dict[str, Any]) -> object:
        return actions.approve(
            signing_id=shown.signing_id or 0,
            organisation=organisation,
            office=office,
            conditions=said["conditions"],
            by=reader,
        )

    form = forms.Approve(request.POST or None)
    return _page(request, shown, form, deed, "approve", "You have approved it.", preview=before)


@guard.page("approve_agreements", purpose=PURPOSE)
def withdraw(request: HttpRequest, reader: Reader, agreement: str, approval: int) -> HttpResponse:
    """Takes an approval back."""
    shown = queries.agreement_page(agreement, reader=reader)

    def deed(said: dict[str, Any]) -> object:
        return actions.withdraw_approval(approval_id=approval, reason=said["reason"], by=reader)

    form = forms.Withdraw(request.POST or None)
    done = "You have withdrawn your approval. From now on it opens nothing."
    return _page(request, shown, form, deed, "withdraw", done)


@guard.page("approve_agreements", purpose=PURPOSE)
def met(request: HttpRequest, reader: Reader, agreement: str, approval: int) -> HttpResponse:
    """Says that a condition is met."""
    shown = queries.agreement_page(agreement, reader=reader)

    def deed(said: dict[str, Any]) -> object:
        return actions.meet_condition(approval_id=approval, words=said["words"], by=reader)

    form = forms.Met(request.POST or None)
    asked = next((one.condition for one in shown.approvals if one.approval_id == approval), "")
    done = "The condition is met, and your approval counts."
    return _page(request, shown, form, deed, "met", done, condition=asked)


@guard.page("approve_agreements", purpose=PURPOSE)
def end(
    request: HttpRequest, reader: Reader, agreement: str, organisation: str, office: str
) -> HttpResponse:
    """Ends it for every party, with what would close in sight."""
    shown = queries.agreement_page(agreement, reader=reader)
    before = queries.preview(agreement, reader=reader) if request.method == "GET" else None

    def deed(said: dict[str, Any]) -> object:
        return actions.end_agreement(
            signing_id=shown.signing_id or 0,
            organisation=organisation,
            office=office,
            on=said["on"],
            reason=said["reason"],
            by=reader,
        )

    form = forms.End(request.POST or None, today=reader.today)
    return _page(request, shown, form, deed, "end", "The end is entered.", preview=before)


@guard.page("approve_agreements", purpose=PURPOSE)
def put_forward(request: HttpRequest, reader: Reader, agreement: str) -> HttpResponse:
    """Puts the version that runs forward to the organisations that should sign it."""
    shown = queries.agreement_page(agreement, reader=reader)

    def deed(said: dict[str, Any]) -> object:
        return actions.put_forward(agreement_id=agreement, by=reader, **said)

    definition = shown.definition
    form = forms.PutForward(
        request.POST or None,
        organisations=queries.who_may_sign(agreement),
        initial={
            "parties": [code for code, _ in queries.who_may_sign(agreement)],
            "begins": max(reader.today, definition.held_from),
            "last_day": definition.held_until,
            "review_on": definition.review_on,
        },
    )
    done = "It was put forward. Every party's officers are now asked to approve it."
    return _page(request, shown, form, deed, "put_forward", done)


def _page(
    request: HttpRequest,
    shown: queries.AgreementShown,
    form: Form,
    deed: Deed,
    template: str,
    done: str,
    **values: Any,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with guard.as_system("an officer's deed is written in one transaction with its trail"):
            deed(form.cleaned_data)
        messages.success(request, done)
        return redirect("sharing:agreement", shown.today.id)
    name = f"sharing/agreement_{template}.jinja"
    return page(request, name, shown=shown, form=form, **values)
