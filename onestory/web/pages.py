"""Draws a page in its frame; what a view ends with."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import loader

from onestory.web.frame import frame


def page(
    request: HttpRequest, template: str, /, *, status: int = 200, **values: Any
) -> HttpResponse:
    """The template with ready-made values and the frame around it.

    Templates extend "web/base.jinja"; `values` win over the frame's where names meet.
    """
    context = {**frame(request), "cspNonce": str(getattr(request, "csp_nonce", "")), **values}
    return HttpResponse(
        loader.render_to_string(template, context, request, using="jinja2"), status=status
    )


def part(request: HttpRequest, template: str, /, **values: Any) -> HttpResponse:
    """A fragment for htmx, without the frame."""
    return HttpResponse(loader.render_to_string(template, values, request, using="jinja2"))
