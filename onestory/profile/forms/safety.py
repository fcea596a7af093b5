"""What is typed to open someone for safety, and to say that something was not shared."""

from typing import Any

from django import forms

from onestory.profile.forms.finding import Find
from onestory.sharing.kinds import OVERRIDE_REASONS

SAY_MORE = "Say it in a sentence, so that a colleague understands it next year"
NOBODY_FITS = (
    "Nobody, or more than one person, fits exactly what you typed. Nothing was opened. Read the NHS "
    "number again, or ask the family’s service for it. If someone is in danger now, call 999"
)
ALL_THREE = (
    "Without an NHS number, enter first and last name, date of birth and postcode: all of them"
)


def _words(label: str, help_text: str, shortest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        min_length=shortest,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": SAY_MORE, "min_length": SAY_MORE},
    )


class OpenForSafety(forms.Form):
    """Why one person must be opened now."""

    reason = forms.ChoiceField(
        label="What is the reason?",
        choices=list(OVERRIDE_REASONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason that comes nearest"},
    )
    words = _words(
        "What worries you?",
        "What you saw or heard, and what you need to know. The privacy officer reads this",
        15,
    )

    @property
    def why(self) -> dict[str, str]:
        """Reason and words."""
        return {"reason": self.cleaned_data["reason"], "words": self.cleaned_data["words"]}


class OpenSomeone(Find, OpenForSafety):
    """The same, of someone named exactly: a number, or name, birth date and postcode together."""

    field_order = (*Find.base_fields, "reason", "words")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = forms.Form.clean(self) or self.cleaned_data
        if given.get("nhs_number") or {"nhs_number", "name", "born_on", "postcode"} & set(
            self.errors
        ):
            return given
        whole = len(given.get("name", "").split()) > 1 and given.get("born_on")
        if not (whole and given.get("postcode")):
            self.add_error("name" if given.get("name") else "nhs_number", ALL_THREE)
        return given

    @property
    def who(self) -> dict[str, Any]:
        """What was typed of the person."""
        return {
            name: self.cleaned_data[name] for name in ("nhs_number", "name", "born_on", "postcode")
        }

    def say_nobody_fits(self) -> None:
        """Where what was typed was."""
        self.add_error("nhs_number" if self.cleaned_data["nhs_number"] else "name", NOBODY_FITS)


class NotShared(forms.Form):
    """Who was not told, of what, and why."""

    with_whom = forms.CharField(
        label="With whom did you decide not to share?",
        max_length=200,
        help_text="A service or a person, such as “Heronmere Children’s Centre” or “the father”",
        error_messages={"required": "Say with whom you decided not to share"},
    )
    because = _words("Why not?", "What you knew, and what you weighed", 10)
