"""Which days a privacy officer looks at."""

from datetime import date, timedelta

from django import forms

from onestory.web.forms import DateField

USUAL, MOST = 7, 92


class Since(forms.Form):
    """From which day; the last seven days where nothing, or nothing sensible, was asked."""

    since = DateField(label="Since", required=False)

    def day(self, today: date, usual: int = USUAL, most: int | None = MOST) -> date:
        """The day asked for, no later than today and no earlier than `most` days before."""
        asked = self.cleaned_data.get("since") if self.is_valid() else None
        first = today - timedelta(days=most) if most else date.min
        return max(first, min(asked or today - timedelta(days=usual), today))
