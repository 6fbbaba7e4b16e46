"""Files that are no tables."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused


class Unreadable(Refused):
    code = "tables.unreadable"
    sentence = _("This is not a table that we can read. Save it as CSV or XLSX and upload it again.")

    @classmethod
    def empty(cls) -> Unreadable:
        return cls(_("This file is empty. Save the list once more, with its headings in the first row."))

    @classmethod
    def too_large(cls) -> Unreadable:
        return cls(_("Unpacked, this file is larger than 300 MB. Split it, or save it as CSV."))

    @classmethod
    def too_wide(cls) -> Unreadable:
        return cls(
            _(
                "A sheet reaches over more than 5 million cells. Delete empty rows and columns, or save it as CSV."
            )
        )
