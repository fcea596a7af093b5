"""Which part of a list is asked for."""

from datetime import date

from django import forms


class Month(forms.Form):
    """A month as browsers and people write it; the present one where it makes no sense."""

    month = forms.RegexField(r"^\d{4}-(0[1-9]|1[0-2])$", required=False)
    centre = forms.CharField(required=False, max_length=40)

    def first_day(self, today: date) -> date:
        self.is_valid()
        written = self.cleaned_data.get("month")
        return date.fromisoformat(f"{written}-01") if written else today.replace(day=1)

    @property
    def centre_code(self) -> str:
        """The centre asked for; empty for the reader's own."""
        self.is_valid()
        return str(self.cleaned_data.get("centre", ""))
