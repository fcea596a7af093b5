"""Which part of a page about one person is asked for."""

from datetime import date
from typing import Any

from django import forms


class Chronology(forms.Form):
    """Which part of the chronology; what makes no sense is as if it had not been asked."""

    service = forms.CharField(required=False, max_length=40)
    year = forms.IntegerField(required=False, min_value=1900, max_value=2999)
    before = forms.RegexField(r"^\d{4}-\d{2}-\d{2}\.\d{1,16}$", required=False)

    def clean_before(self) -> str:
        written: str = self.cleaned_data["before"]
        if written:
            _day(written.split(".")[0])
        return written

    @property
    def asked(self) -> dict[str, Any]:
        """Only what was understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise forms.ValidationError("Not a day") from None
