"""Files of lessons and of the library as they go out: run by no browser, and in parts where a player asks for parts."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from colead.kernel.models import StoredFile

PART = re.compile(r"^bytes=(\d{1,12})-(\d{0,12})$")


def teaching_file(request: HttpRequest, file: StoredFile) -> HttpResponse:
    """Answer with a file, or with the part of it that a player of videos asks for."""
    content, asked = file.content, PART.match(request.headers.get("Range", ""))
    first = int(asked[1]) if asked else 0
    last = min(int(asked[2]) if asked and asked[2] else len(content) - 1, len(content) - 1)
    if asked and first <= last:
        response = HttpResponse(content[first : last + 1], content_type=file.media_type, status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    else:
        response = HttpResponse(content, content_type=file.media_type)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = f'attachment; filename="{file.key}.{file.ending}"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
