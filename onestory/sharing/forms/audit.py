"""What is asked of the audit trail, checked."""

from typing import Any

from django import forms

from onestory.web.forms import DateField


class Trail(forms.Form):
    """Whom the looks are about, who looked, on which day; all may be left empty."""

    person = forms.IntegerField(
        label="About whom",
        required=False,
        min_value=1,
        help_text="The number in the address of the person's page",
        widget=forms.TextInput({"class": "nhsuk-input--width-10", "inputmode": "numeric"}),
        error_messages={"invalid": "A person's number has digits only"},
    )
    looked = forms.CharField(
        label="Who looked",
        required=False,
        max_length=40,
        help_text="The practitioner's code, such as HV101",
        widget=forms.TextInput({"class": "nhsuk-input--width-10", "autocomplete": "off"}),
    )
    on = DateField(label="On which day", required=False)

    @property
    def asked(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: value for name, value in self.cleaned_data.items() if value}
