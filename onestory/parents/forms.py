"""What is typed when families are told, checked; nothing here saves or sends."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from onestory.parents.definitions import audiences, texts
from onestory.parents.kinds import ENGLISH, LANGUAGES, WAYS
from onestory.parents.queries import choices
from onestory.parents.rules.references import read_reference
from onestory.web.forms import DateField

NARROW = {"class": "nhsuk-input--width-20", "autocomplete": "off"}


def _radios(label: str, required: str, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, widget=forms.RadioSelect, error_messages={"required": required}, **more
    )


def _words(label: str, required: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": required},
        **more,
    )


class NewCampaign(forms.Form):
    """Which agreement, who is told, by which words, and whom families may call."""

    name = forms.CharField(
        label="What shall this be called?",
        max_length=120,
        help_text="For colleagues; families do not see it",
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": "Give it a name"},
    )
    agreement = _radios("Which agreement are families told of?", "Choose an agreement")
    audience = _radios("Who is told?", "Choose who is told")
    centre = forms.ChoiceField(
        label="Near which children’s centre?",
        required=False,
        help_text="Only where you chose families near one centre",
        widget=forms.Select,
    )
    letter = _radios("Which letter?", "Choose a letter")
    message = forms.ChoiceField(
        label="Which text message?",
        required=False,
        help_text="For families who prefer one, or may not be sent a letter",
        widget=forms.RadioSelect,
    )
    first_way = forms.ChoiceField(
        label="Where a family has no preference, which goes first?",
        required=False,
        choices=list(WAYS.items()),
        initial="letter",
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label="In which other languages, below the English words?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    contact = forms.CharField(
        label="Where can families ask, or say no?",
        max_length=60,
        help_text="A telephone number that is answered, such as 0300 555 0100",
        widget=forms.TextInput(NARROW),
        error_messages={"required": "Say where families can ask"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = choices()
        for name in ("agreement", "audience", "letter"):
            self._choose(name, every[name])
        self._choose("centre", [("", "None"), *every["centre"]])
        self._choose("message", [("", "None: letters only"), *every["message"]])
        self._choose("languages", _translated())
        left_out = () if settings.NOTIFY_ON else ("message", "first_way")
        for name in [*left_out, *(() if _translated() else ("languages",))]:
            del self.fields[name]

    def _choose(self, name: str, offered: list[tuple[str, str]]) -> None:
        self.fields[name].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        audience = audiences().get(given.get("audience", ""))
        letter = texts().get(given.get("letter", ""))
        if audience and audience.in_reach and not given.get("centre"):
            self.add_error("centre", "Choose the children’s centre")
        if audience and letter and letter.of not in {"", audience.of}:
            self.add_error("letter", "The words of this letter are not for those who are told")
        if given.get("first_way") == "text" and not given.get("message"):
            self.add_error("message", "Choose a text message, or let letters go first")
        return given


class Approve(forms.Form):
    """What the approver looked at."""

    words = _words(
        "What did you look at?",
        "Say what you looked at",
        help_text="Kept with the approval",
    )


class Stop(forms.Form):
    """Why nothing more is to be sent."""

    words = _words("Why is it stopped?", "Say why it is stopped")


class Dated(forms.Form):
    """On a day that is not to come."""

    on = DateField(label="On which day?", help_text="For example, 27 3 2026")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("The day must be today or in the past")
        return on


class Posted(Dated):
    """A batch is in the post."""


class _OfALetter(Dated):
    reference = forms.CharField(
        label="The number on the letter",
        max_length=30,
        help_text="It stands below the address, such as F3-00042-K",
        widget=forms.TextInput(NARROW),
        error_messages={"required": "Type the number on the letter"},
    )

    def clean_reference(self) -> str:
        try:
            return read_reference(self.cleaned_data["reference"])
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from None


class CameBack(_OfALetter):
    """An envelope that came back undelivered."""

    words = _words("What stands on the envelope?", "Say what stands on the envelope")
    field_order = ("reference", "words", "on")


class SaysNo(_OfALetter):
    """A family that was told says no."""

    how = _radios(
        "How did they say so?",
        "Say how they told you",
        choices=[("phone", "By telephone"), ("letter", "By letter"), ("in_person", "In person")],
    )
    words = _words("What did they say?", "Write down what they said, in their words")
    field_order = ("reference", "how", "words", "on")


def _translated() -> list[tuple[str, str]]:
    """Languages that any text was translated to."""
    every = {language for text in texts().values() for language in text.words} - {ENGLISH}
    return [(one, LANGUAGES[one]) for one in sorted(every)]
