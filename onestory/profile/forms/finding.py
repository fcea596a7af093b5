"""What is typed to find someone, checked; nothing here searches."""

import re
from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from onestory.shared import nhs_number
from onestory.shared.nhs_number import Kind
from onestory.web.forms import DateField

POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$")

WRONG_NUMBER = {
    Kind.MALFORMED: "An NHS number has 10 digits. Check what was typed, or search by name",
    Kind.WRONG_CHECK_DIGIT: (
        "This is not an NHS number: one of its digits is wrong. Read it again, or search by name"
    ),
    Kind.NEVER_ISSUED: "Nobody has this number. Check what was typed, or search by name",
    Kind.TEST: "Numbers that start with 9 are never given to anyone. Search by name instead",
    Kind.OTHER_SCHEME: (
        "This is a number from Scotland or Northern Ireland, not an NHS number. "
        "Search by name instead"
    ),
}


class Find(forms.Form):
    """An NHS number alone, or a name with a date of birth or a postcode."""

    TYPED = ("nhs_number", "name", "born_on_day", "born_on_month", "born_on_year", "postcode")
    """The boxes as they are sent."""

    nhs_number = forms.CharField(
        label="NHS number",
        required=False,
        max_length=20,
        help_text="10 digits, with or without spaces",
        widget=forms.TextInput(
            {"class": "nhsuk-input--width-10", "autocomplete": "off", "inputmode": "numeric"}
        ),
    )
    name = forms.CharField(
        label="Name",
        required=False,
        max_length=200,
        help_text="First name, last name or both. Other spellings are found too",
        widget=forms.TextInput({"class": "nhsuk-input--width-20", "autocomplete": "off"}),
    )
    born_on = DateField(label="Date of birth", required=False, help_text="For example, 27 3 2024")
    postcode = forms.CharField(
        label="Postcode",
        required=False,
        max_length=10,
        help_text="Where they live, or lived before",
        widget=forms.TextInput({"class": "nhsuk-input--width-5", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_nhs_number(self) -> str:
        written = self.cleaned_data["nhs_number"]
        found = nhs_number.kind(written)
        if found in (Kind.EMPTY, Kind.REAL) or (found is Kind.TEST and settings.TEST_NHS_NUMBERS):
            return nhs_number.tidy(written)
        raise forms.ValidationError(WRONG_NUMBER[found])

    def clean_born_on(self) -> date | None:
        born_on: date | None = self.cleaned_data["born_on"]
        if born_on and born_on > self.today:
            raise forms.ValidationError("Date of birth must be today or in the past")
        return born_on

    def clean_postcode(self) -> str:
        joined = re.sub(r"\s", "", self.cleaned_data["postcode"]).upper()
        if joined and not POSTCODE.match(joined):
            raise forms.ValidationError("Enter a whole postcode, such as ZQ1 1AA")
        return f"{joined[:-3]} {joined[-3:]}" if joined else ""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.errors or given.get("nhs_number"):
            return given
        if not given.get("name"):
            self.add_error("name" if self._anything() else "nhs_number", self._what_is_missing())
        elif not (given.get("born_on") or given.get("postcode")):
            self.add_error("born_on", "Enter a date of birth or a postcode to go with the name")
        return given

    def _anything(self) -> bool:
        return bool(self.cleaned_data.get("born_on") or self.cleaned_data.get("postcode"))

    def _what_is_missing(self) -> str:
        if self._anything():
            return "Enter a name to go with the date of birth or postcode"
        return "Enter an NHS number, or a name with a date of birth or postcode"
