"""Pages of agreements: the register, one agreement, its preview, and its document on paper."""

from django.http import HttpRequest, HttpResponse

from onestory.sharing import guard, queries
from onestory.sharing.kinds import Reader
from onestory.web import printing
from onestory.web.pages import page

PURPOSE = "looking after agreements"
DOCUMENT = "sharing/agreement_document.jinja"


@guard.page("see_agreements", purpose=PURPOSE)
def agreements(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Every agreement, what waits for whom, and whose review comes near."""
    return page(request, "sharing/agreements.jinja", shown=queries.register(reader=reader))


@guard.page("see_agreements", purpose=PURPOSE)
def agreement(request: HttpRequest, reader: Reader, agreement: str) -> HttpResponse:
    """What it says, how it stands, who approved it."""
    shown = queries.agreement_page(agreement, reader=reader)
    return page(request, "sharing/agreement.jinja", shown=shown)


@guard.page("see_agreements", purpose=PURPOSE)
def preview(request: HttpRequest, reader: Reader, agreement: str) -> HttpResponse:
    """What it would open, or close, today: asked of the lens each time."""
    shown = queries.agreement_page(agreement, reader=reader)
    found = queries.preview(agreement, reader=reader)
    return page(request, "sharing/agreement_preview.jinja", shown=shown, preview=found)


@guard.page("see_agreements", purpose=PURPOSE)
def document(request: HttpRequest, reader: Reader, agreement: str) -> HttpResponse:
    """The agreement to be read, on the screen."""
    shown = queries.agreement_page(agreement, reader=reader)
    words = printing.on_screen(DOCUMENT, shown=shown, printed_on=reader.today)
    return HttpResponse(words)


@guard.page("see_agreements", purpose=PURPOSE)
def printed(request: HttpRequest, reader: Reader, agreement: str) -> HttpResponse:
    """The same as a PDF."""
    shown = queries.agreement_page(agreement, reader=reader)
    written = printing.pdf(DOCUMENT, shown=shown, printed_on=reader.today)
    guard.log(reader, "print agreement", PURPOSE, terms=f"{agreement}@{shown.today.version}")
    answer = HttpResponse(written, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{agreement}.pdf"'
    return answer
