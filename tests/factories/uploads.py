"""Files as a browser sends them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7 openly fictional"


class Upload(SimpleUploadedFile):
    """A file that can be sent again and again."""

    def read(self, *_: Any) -> bytes:
        self.seek(0)
        return bytes(super().read())


def pdf() -> Upload:
    """Give something that calls itself a PDF, under a name that does not say so."""
    return Upload("whatever.exe", PDF)
