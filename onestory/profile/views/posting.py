"""What a form was sent with."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when all of it is empty; None where nothing was."""
    return request.POST if request.method == "POST" else None
