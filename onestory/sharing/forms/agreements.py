"""What an officer types about an agreement, checked; nothing here saves."""

from datetime import date
from typing import Any

from django import forms

from onestory.web.forms import DateField


class Approve(forms.Form):
    """An approval, as it is or with a condition."""

    conditions = forms.CharField(
        label="A condition, if you have one",
        required=False,
        max_length=2000,
        help_text="Your approval counts once you say that the condition is met. Leave it empty to "
        "approve as it is.",
        widget=forms.Textarea({"rows": 3}),
    )


class Withdraw(forms.Form):
    """Why an approval is taken back."""

    reason = forms.CharField(
        label="Why you withdraw your approval",
        max_length=2000,
        help_text="The other parties read this",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why you withdraw your approval"},
    )


class Met(forms.Form):
    """How a condition was met."""

    words = forms.CharField(
        label="How the condition was met",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say how the condition was met"},
    )


class End(forms.Form):
    """From which day the agreement opens nothing more, and why."""

    on = DateField(label="The first day without it", help_text="Today, or a later day")
    reason = forms.CharField(
        label="Why it ends",
        max_length=2000,
        help_text="The other parties read this",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why it ends"},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < self.today:
            raise forms.ValidationError("The first day without it must not be past")
        return on


class PutForward(forms.Form):
    """Between whom, and for which time."""

    parties = forms.MultipleChoiceField(
        label="Which organisations sign",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the organisations that sign"},
    )
    begins = DateField(label="The first day it holds")
    last_day = DateField(label="The last day it holds")
    review_on = DateField(label="The day of its review")

    def __init__(self, *args: Any, organisations: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parties"].choices = organisations  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, last, review = (said.get(name) for name in ("begins", "last_day", "review_on"))
        if begins and last and last <= begins:
            self.add_error("last_day", "The last day must be after the first")
        elif begins and last and review and not begins <= review <= last:
            self.add_error("review_on", "The review must be while it holds")
        return said
