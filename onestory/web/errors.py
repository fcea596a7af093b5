"""What a person reads when a page cannot be shown: what happened, and what to do next."""

from django.http import HttpRequest, HttpResponse

from onestory.web.pages import page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same for what is not there and for what one may not know to be there."""
    return page(request, "web/not_found.jinja", status=404)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The exception's own words say why and who could help, where the lens raised it."""
    return page(request, "web/refused.jinja", status=403, because=_words(exception))


def broken(request: HttpRequest) -> HttpResponse:
    """Ours to mend; nothing of the request is shown."""
    return page(request, "web/broken.jinja", status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What the browser sent could not be understood."""
    return page(request, "web/bad_request.jinja", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nearly always a form left open until its session ended."""
    return page(request, "web/form_too_old.jinja", status=403)


def _words(exception: Exception | None) -> str:
    return str(exception.args[0]) if exception and exception.args else ""
