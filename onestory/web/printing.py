"""Documents on paper: a template as a page of HTML or as a PDF, from the same words."""

from mimetypes import guess_type
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template import loader
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

OURS = "onestory:"


class OurFilesOnly(URLFetcher):
    """A document loads our own static files, and nothing from anywhere else."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """ValueError for any other address, so that no document can be made to call out."""
        try:
            path = finders.find(url.removeprefix(OURS)) if url.startswith(OURS) else None
        except SuspiciousFileOperation:
            path = None
        if path is None:
            raise ValueError(f"a document may not load {url}")
        kind, _ = guess_type(path)
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind or ""})


def document(template: str, /, **values: Any) -> str:
    """The template as HTML for paper. It extends "web/print.jinja" (blocks: title, content)."""
    context = {"partnership": settings.PARTNERSHIP_NAME, **values}
    return loader.render_to_string(template, context, using="jinja2")


def on_screen(template: str, /, **values: Any) -> str:
    """The same HTML for a browser: its own files from where browsers find them."""
    return document(template, **values).replace(f'href="{OURS}', f'href="{settings.STATIC_URL}')


def pdf(template: str, /, **values: Any) -> bytes:
    """The same as a tagged PDF (PDF/UA-1), so that a screen reader can read it."""
    page = HTML(string=document(template, **values), url_fetcher=OurFilesOnly())
    written: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return written
