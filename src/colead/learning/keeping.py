"""How long what people wrote and answered in training is kept; that they finished stays with their place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.retention import Keep, delete, keep_for
from colead.learning.models import Workbook


def keep_workbooks() -> None:
    """Register workbooks as a class of data."""
    keep_for(
        Keep(
            "workbooks", _("What people answered, rated and wrote in training"), _("the day their cohort ended"),
            days=365, least=30, held=lambda: [Workbook.objects.all()], clear=delete,
            over=lambda before, at: [Workbook.objects.filter(training__enrolment__cohort__ends_on__lt=before.date())],
        )
    )  # fmt: skip
