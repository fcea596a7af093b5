"""How somebody may be reached, as it is written down; nothing here saves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from onestory.sharing.kinds import WAYS
from onestory.web.forms import DateField

RULES = [
    ("covert", "Nobody else may notice who is in touch: leave no message, send nothing"),
    ("hidden_address", "The address must not be known to anybody"),
    ("protected_from", "They must not be found by a certain adult"),
    ("forbidden", "They must not be contacted in a certain way"),
    ("preferred", "They prefer to be contacted in a certain way"),
]
WAY = [("", "Choose a way"), *((way, words[:1].upper() + words[1:]) for way, words in WAYS.items())]


class Rule(forms.Form):
    """What was asked for, why, and from when."""

    kind = forms.ChoiceField(
        label="What should colleagues keep to?",
        choices=RULES,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what colleagues should keep to"},
    )
    way = forms.ChoiceField(
        label="Which way of contact?",
        choices=WAY,
        required=False,
        help_text="Only if it is about a certain way",
    )
    protected_from = forms.ChoiceField(
        label="By whom must they not be found?",
        required=False,
        help_text="Only if it is about a certain adult",
    )
    household = forms.BooleanField(label="Also for those who live with them", required=False)
    words = forms.CharField(
        label="Why?",
        max_length=500,
        help_text="For colleagues. Anybody who may open this person can read it",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why, so that colleagues keep to it"},
    )
    since = DateField(
        label="From which day?", error_messages={"required": "Enter the day from which it holds"}
    )
    until = DateField(
        label="Until when?", required=False, help_text="Leave empty if you do not know"
    )

    def __init__(
        self, *args: Any, adults: Sequence[tuple[str, str]], household: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a person"), *adults]
        self.fields["protected_from"].choices = choices  # type: ignore[attr-defined]
        self.fields["household"].label = f"Also for {household}" if household else ""
        if not household:
            del self.fields["household"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("kind") in {"forbidden", "preferred"} and not given.get("way"):
            self.add_error("way", "Choose the way of contact")
        if given.get("kind") == "protected_from" and not given.get("protected_from"):
            self.add_error("protected_from", "Choose the adult by whom they must not be found")
        self._check_days(given.get("since"), given.get("until"))
        return given

    def _check_days(self, since: date | None, until: date | None) -> None:
        if since and until and until <= since:
            self.add_error("until", "The day on which it ends must be after it begins")

    @property
    def said(self) -> dict[str, Any]:
        """As the action takes it; what does not belong to the kind of rule is left out."""
        given = dict(self.cleaned_data)
        adult, way = given.pop("protected_from"), given.pop("way")
        if given["kind"] == "protected_from":
            given["protected_from"] = int(adult)
        if given["kind"] in {"forbidden", "preferred", "covert"}:
            given["way"] = way
        return given
