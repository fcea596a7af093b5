"""Forms ask in plain words, and say what to do about each mistake."""

from datetime import date

import pytest
from django import forms
from django.http import HttpRequest
from django.template import engines

from onestory.web.forms import DateField

jinja = engines["jinja2"]


SORTS = [("child", "A child"), ("adult", "An adult")]
NOT_REAL = "Date of birth must be a real date, such as 27 3 2023"


class Ask(forms.Form):
    name = forms.CharField(label="Name", help_text="As the family says it")
    born = DateField(label="Date of birth")
    sort = forms.ChoiceField(label="Looking for", choices=SORTS, widget=forms.RadioSelect)
    sure = forms.BooleanField(label="I am sure", required=False)


def sent(**changes: str) -> Ask:
    given = {
        "name": "Ada",
        "born_day": "27",
        "born_month": "3",
        "born_year": "2023",
        "sort": "child",
    }
    return Ask({**given, **changes})


def test_a_date_is_asked_in_three_boxes() -> None:
    form = sent()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(2023, 3, 27)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"born_day": "", "born_month": "", "born_year": ""}, "Enter date of birth"),
        ({"born_month": ""}, "Date of birth must include a month"),
        ({"born_day": "", "born_year": " "}, "Date of birth must include a day and year"),
        ({"born_day": "31", "born_month": "2"}, NOT_REAL),
        ({"born_month": "March"}, NOT_REAL),
    ],
)  # fmt: skip
def test_a_wrong_date_says_what_is_wrong(changes: dict[str, str], sentence: str) -> None:
    assert sent(**changes).errors["born"] == [sentence]


def test_every_box_has_a_label_and_every_mistake_leads_to_its_box() -> None:
    form = sent(name="", born_day="31", born_month="2", sort="")
    page = jinja.from_string(
        "{% from 'web/parts.jinja' import error_summary %}{{ error_summary(form) }}{{ form }}"
    ).render({"form": form}, HttpRequest())
    for box in ("id_name", "id_born_0", "id_born_1", "id_born_2", "id_sort_0", "id_sure"):
        assert page.count(f'for="{box}"') == 1
        assert page.count(f'id="{box}"') == 1
    for box in ("id_name", "id_born_0", "id_sort_0"):
        assert f'<a href="#{box}">' in page


def test_a_mistake_is_read_out_with_its_box() -> None:
    page = str(sent(name=""))
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert all(page.count(f'id="id_name_{part}"') == 1 for part in ("helptext", "error"))
    assert "nhsuk-input--error" in page


def test_what_people_typed_is_shown_as_text() -> None:
    page = str(sent(name='"><script>alert(1)</script>', born_day="<b>"))
    assert "<script>" not in page
    assert "<b>" not in page
