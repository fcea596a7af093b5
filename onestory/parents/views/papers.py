"""A PDF as an answer, and what a form was sent with."""

from django.http import HttpRequest, HttpResponse, QueryDict


def paper(content: bytes, name: str) -> HttpResponse:
    """Saved rather than shown: it holds addresses."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def sent_with(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when all of it is empty; None where nothing was."""
    return request.POST if request.method == "POST" else None
