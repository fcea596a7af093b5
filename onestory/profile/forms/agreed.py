"""What a family said, as it is written down by whoever heard it; nothing here saves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from onestory.sharing.kinds import ANSWERS, ASKED_HOW, DECIDERS, STANDINGS
from onestory.web.forms import DateField

NEED = "Say {}"
UNTIL_THEN = "Only if they agreed for a time. It counts up to the day before"


def _choices(words: dict[str, str], *leave_out: str) -> list[tuple[str, str]]:
    return [
        (key, said[:1].upper() + said[1:]) for key, said in words.items() if key not in leave_out
    ]


def _radios(label: str, need: str, choices: Sequence[tuple[str, str]] = ()) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": NEED.format(need)},
    )


class Answer(forms.Form):
    """Who decided, for whom, what they said, how they were asked, and from when."""

    what = _radios("What were they asked about?", "what they were asked about")
    about = _radios("Who is the answer about?", "who the answer is about")
    answer = _radios("What did they say?", "what they said", _choices(ANSWERS, "not_asked"))
    decided_by_role = _radios("Who said it?", "who said it", _choices(DECIDERS))
    standing = _radios("By what right?", "by what right they decide", _choices(STANDINGS))
    asked_how = _radios("How were they asked?", "how they were asked", _choices(ASKED_HOW))
    evidence = forms.CharField(
        label="Where can this be seen?",
        required=False,
        max_length=500,
        help_text="For example, a signed form in the red book. Leave empty if it was only spoken",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    since = DateField(
        label="On which day did they say it?",
        help_text="It counts from the beginning of that day",
        error_messages={"required": "Enter the day on which they said it"},
    )
    until = DateField(label="Until when does it count?", required=False, help_text=UNTIL_THEN)

    def __init__(
        self,
        *args: Any,
        what: Sequence[tuple[str, str]],
        about: Sequence[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = what  # type: ignore[attr-defined]
        self.fields["about"].choices = about  # type: ignore[attr-defined]
        self.today = today

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > self.today:
            raise forms.ValidationError("The day on which they said it must be today or before")
        return since

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until <= since:
            self.add_error("until", "The day until which it counts must be after they said it")
        return given

    @property
    def said(self) -> dict[str, Any]:
        """As the action takes it: "agreement.clause" in two, all else as it is."""
        given = dict(self.cleaned_data)
        given["agreement"], _, given["clause"] = given.pop("what").partition(".")
        return given
