"""The program's own source, for everybody who uses it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from colead.kernel.source import source_archive


@require_safe
def source(request: HttpRequest) -> HttpResponse:
    """Give the source of exactly what is running here, changes included."""
    response = HttpResponse(source_archive(), content_type="application/gzip")
    response["Content-Disposition"] = 'attachment; filename="colead-source.tar.gz"'
    return response
