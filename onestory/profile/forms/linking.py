"""What is typed of records that are, or are not, one person; nothing here saves."""

from django import forms


class Reason(forms.Form):
    """Why: kept with what was done, for the next person who asks."""

    reason = forms.CharField(
        label="Why?",
        min_length=5,
        max_length=500,
        help_text="This is kept, and shown to anyone who asks why",
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": "Say why, in a few words",
            "min_length": "Say why, in a few words",
        },
    )


class Undo(Reason):
    """A link is undone on purpose, not by a slip of the mouse."""

    sure = forms.BooleanField(
        label="I have looked at both records, and they are not the same person",
        error_messages={"required": "Tick the box to say that you have looked at the records"},
    )
    field_order = ("reason", "sure")


class Decide(Reason):
    """Are these two records one person?"""

    answer = forms.ChoiceField(
        label="Are they the same person?",
        choices=[
            ("same", "The same person"),
            ("different", "Different people"),
            ("cannot_tell", "Cannot tell from what is here"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether they are the same person"},
    )
    field_order = ("answer", "reason")
