"""How long conduct reports are kept after they are closed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.conduct.models import Report
from colead.kernel.retention import Keep, delete, keep_for


def keep_reports() -> None:
    """Register reports as a class of data."""
    keep_for(
        Keep(
            "reports", _("Conduct reports"), _("the day they were closed"), days=730, least=183,
            over=lambda before, at: [Report.objects.filter(closed_on__lt=before.date())],
            held=lambda: [Report.objects.all()], clear=delete,
        )
    )  # fmt: skip
