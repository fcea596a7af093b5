"""What is typed of openings for safety: what was found, and what is answered."""

from django import forms

from onestory.sharing.kinds import VERDICTS

_SAY_MORE = "Say it in a sentence: a colleague must understand it next year"


def _words(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        min_length=5,
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _SAY_MORE, "min_length": _SAY_MORE},
    )


class Review(forms.Form):
    """What a privacy officer found."""

    verdict = forms.ChoiceField(
        label="Was it proper?",
        choices=[
            ("proper", VERDICTS["proper"].capitalize()),
            ("not_proper", VERDICTS["not_proper"].capitalize()),
            ("ask_more", "Ask the practitioner more"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was proper, or ask more"},
    )
    words = _words("Why, or what do you ask?", "The practitioner reads this")
    risk_if_told = forms.BooleanField(
        label="Telling the family would put someone at risk",
        required=False,
        help_text="Then this opening, and what was read under it, is left out of the family’s letter",
    )


class Answer(forms.Form):
    """What the practitioner answers."""

    words = _words("Your answer", "The privacy officer reads this")
