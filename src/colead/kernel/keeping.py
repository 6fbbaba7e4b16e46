"""How long the kernel keeps what it holds: that mail was sent, and the audit trail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.retention import Keep, delete, keep_for

SENT = (OutboxEmail.WorkState.DONE, OutboxEmail.WorkState.FAILED, OutboxEmail.WorkState.IDLE)


def keep_kernel() -> None:
    """Register the kernel's classes of data."""
    keep_for(
        Keep(
            "sent_mail", _("That an e-mail was sent"), _("the day it was written"), days=90, least=7,
            over=lambda before, at: [OutboxEmail.objects.filter(work_state__in=SENT, created_at__lt=before)],
            held=lambda: [OutboxEmail.objects.all()], clear=delete,
        ),
        Keep(
            # Regulation (EU) 2024/1689, article 26 (6), asks for logs of half a year at least where it applies.
            "trail", _("The trail of who did what"), _("the day it happened"), days=1095, least=183,
            over=lambda before, at: [AuditEvent.objects.filter(at__lt=before)],
            held=lambda: [AuditEvent.objects.all()], clear=delete,
        ),
    )  # fmt: skip
