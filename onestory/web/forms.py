"""Form parts in the partnership's look: fields draw themselves, dates are asked in three boxes."""

from datetime import date
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

CLASSES = {
    forms.Select: "nhsuk-select",
    forms.Textarea: "nhsuk-textarea",
    forms.FileInput: "nhsuk-file-upload",
    forms.CheckboxInput: "nhsuk-checkboxes__input",
    forms.CheckboxSelectMultiple: "nhsuk-checkboxes__input",  # before its parent, RadioSelect
    forms.RadioSelect: "nhsuk-radios__input",
    forms.MultiWidget: "nhsuk-input nhsuk-date-input__input",
    forms.widgets.Input: "nhsuk-input",
}


class Field(forms.BoundField):
    """A field that wears nhsuk's classes, and says aloud what is wrong with it."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        made = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        classes = [widget.attrs.get("class", ""), self._class_of(widget)]
        if self.errors and "nhsuk-input" in classes[1]:
            classes.append("nhsuk-input--error")
        made["class"] = " ".join(filter(None, classes))
        return made

    def _class_of(self, widget: forms.Widget) -> str:
        return next((name for kind, name in CLASSES.items() if isinstance(widget, kind)), "")

    @property
    def shape(self) -> str:
        """Which drawing of web/field.jinja fits: one box, a list of choices, or a date."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(widget, forms.RadioSelect):
            several = isinstance(widget, forms.CheckboxSelectMultiple)
            return "checkboxes" if several else "radios"
        return "date" if isinstance(widget, DateBoxes) else "box"


class Renderer(TemplatesSetting):
    """Named in the settings; every form of ours is drawn by these templates."""

    form_template_name = "web/form.jinja"
    field_template_name = "web/field.jinja"
    bound_field_class = Field


class DateBoxes(forms.MultiWidget):
    """Day, month and year apart: the form of asking that fails people least."""

    names = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({name: forms.TextInput(box) for name in self.names}, attrs)

    def decompress(self, value: date | None) -> list[str]:
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]


class DateField(forms.MultiValueField):
    """A date in three boxes; says which part is missing or impossible."""

    widget = DateBoxes

    def __init__(self, **kwargs: Any) -> None:
        parts = tuple(forms.CharField(max_length=4) for _ in DateBoxes.names)
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        written = [str(part or "").strip() for part in (value or ["", "", ""])]
        if not any(written):
            if self.required:
                raise forms.ValidationError(f"Enter {self._called()}", code="required")
            return None
        return self._date(written)

    def _date(self, written: list[str]) -> date:
        missing = [name for name, part in zip(DateBoxes.names, written, strict=True) if not part]
        if missing:
            raise forms.ValidationError(
                f"{self._called(True)} must include a {' and '.join(missing)}"
            )
        try:
            day, month, year = (int(part) for part in written)
            return date(year, month, day)
        except ValueError:
            raise forms.ValidationError(
                f"{self._called(True)} must be a real date, such as 27 3 2023"
            ) from None

    def _called(self, at_start: bool = False) -> str:
        name = str(self.label or "date")
        return name[:1].upper() + name[1:] if at_start else name[:1].lower() + name[1:]
