"""What the data lead types: a file, why a held delivery is right, the answer to a question."""

from typing import Any

from django import forms

from onestory.feeds.actions import sources
from onestory.feeds.models import Question

LARGEST = 500 * 1024 * 1024


class Upload(forms.Form):
    """A file, and which system it is from."""

    source = forms.ChoiceField(
        label="Which system is it from?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say which system the file is from"},
    )
    file = forms.FileField(
        label="The file",
        help_text="As the system wrote it. If it is the wrong one, you will be told, and nothing changes",
        error_messages={"required": "Choose a file"},
        allow_empty_file=True,  # the check says what to do about an empty one
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (source.id, f"{source.name} ({', '.join(source.suffixes)})")
            for source in sources().values()
        ]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                "The file is larger than 500 MB. Receive it on the server: onestory feeds receive"
            )
        return file


class LetThrough(forms.Form):
    """Why a delivery is right although it looks unusual."""

    reason = forms.CharField(
        label="Why is this delivery right?",
        min_length=5,
        max_length=500,
        help_text="Kept with the delivery, for the next person who asks",
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Say why, in a few words",
            "min_length": "Say why, in a few words",
        },
    )


class Answer(forms.Form):
    """What is meant, or that nobody knows, or that the row is to be left out."""

    answer = forms.ChoiceField(
        label="What shall become of the row?",
        widget=forms.RadioSelect,
        choices=[
            ("mended", "The right value is the one below"),
            ("blank", "The value is not known: leave it empty"),
            ("left_out", "Leave the whole row out"),
        ],
        error_messages={"required": "Say what shall become of the row"},
    )
    mended = forms.CharField(label="The right value", required=False, max_length=500)
    because = forms.CharField(
        label="Why is the row to be left out?", required=False, max_length=500
    )
    alike = forms.BooleanField(required=False)

    def __init__(self, *args: Any, asked: Question, hint: str, alike: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if asked.suggestion:
            self.initial = {"mended": asked.suggestion, "answer": "mended"}
        self.fields["mended"].help_text = hint
        self.fields["alike"].label = f"Answer all {alike} questions about this value in this way"
        if alike < 2:
            del self.fields["alike"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("answer") == "mended" and not given.get("mended", "").strip():
            self.add_error("mended", "Enter the right value")
        if given.get("answer") == "left_out" and not given.get("because", "").strip():
            self.add_error("because", "Say why the row is to be left out")
        return given
