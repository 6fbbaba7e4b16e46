"""Pages as PDF: the same words, tagged for screen readers, from a template of their own. Nothing is loaded from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

SHEET = "css/pdf.css"


class NotOurs(ValueError):
    """A page asked for something that is none of our own style sheets or fonts."""


def pdf_response(request: HttpRequest, template: str, context: dict[str, Any], *, name: str) -> HttpResponse:
    """Answer with a page as a PDF file to keep, called `name`."""
    response = HttpResponse(
        as_pdf(render_to_string(template, context, request)), content_type="application/pdf"
    )
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.pdf")
    return response


def as_pdf(html: str) -> bytes:
    """Set HTML on paper: PDF/UA, with its language, title, headings and lists marked as such."""
    from weasyprint import CSS, HTML

    sheets = [CSS(filename=str(finders.find(SHEET)), url_fetcher=_ours)]
    page = HTML(string=html, url_fetcher=_ours, base_url="about:blank")
    made: bytes = page.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")
    return made


def _ours(url: str, *_: Any, **__: Any) -> dict[str, Any]:
    """Give one of our own files; whatever a text wants loaded from elsewhere is not."""
    place = urlsplit(url)
    path = Path(unquote(place.path)).resolve()
    here = Path(__file__).parent / "static"
    if place.scheme != "file" or not path.is_relative_to(here):
        raise NotOurs(url)
    return {"file_obj": path.open("rb")}
