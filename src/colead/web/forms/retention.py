"""The days for which each class of data is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from colead.kernel.retention import Due


class PeriodsForm(forms.Form):
    """One number a class."""

    def __init__(self, data: QueryDict | None, *, dues: Sequence[Due]) -> None:
        super().__init__(data)
        self.dues = dues
        for due in dues:
            self.fields[due.keep.name] = forms.IntegerField(
                label=_("Days: %(label)s") % {"label": due.keep.label}, initial=due.days,
                min_value=due.keep.least, max_value=3650,
            )  # fmt: skip

    def rows(self) -> Iterator[tuple[Due, forms.BoundField]]:
        """Give each class with its field."""
        for due in self.dues:
            yield due, self[due.keep.name]
