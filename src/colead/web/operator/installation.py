"""The installation at a glance: does anything need its administrator, and the facts."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import version

import django
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel import condition, maintenance, queue
from colead.kernel.backups import keeping
from colead.kernel.models import OutboxEmail
from colead.kernel.pressure import pressure
from colead.people.actions import test_mails
from colead.web.doors import PersonRequest, administrators
from colead.web.forms.maintenance import MaintenanceForm

State = OutboxEmail.WorkState


@require_safe
@administrators
def installation(request: PersonRequest) -> HttpResponse:
    """Say whether anything needs looking after, and show the facts."""
    now = timezone.now()
    context = {
        "findings": condition.findings(at=now), "pressure": pressure(), "backup": keeping.last(),
        "version": version("colead"), "versions": _versions(),
        "vendor": {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[pressure().vendor],
        "last_look": queue.last_look(), "looks_waiting": queue.count_waiting(), "looks_failed": queue.count_failed(),
        "mail_waiting": OutboxEmail.objects.filter(work_state=State.WAITING).count(),
        "mail_failed": OutboxEmail.objects.filter(work_state=State.FAILED).count(),
        "sends_mail": bool(settings.EMAIL_URL), "message": maintenance.announced(),
    }  # fmt: skip
    return render(request, "operator/installation.html", context)


def _versions() -> list[str]:
    return [
        f"Colead {version('colead')}", f"Python {platform.python_version()}", f"Django {django.get_version()}",
        f"SQLite {sqlite3.sqlite_version}",
    ]  # fmt: skip


@require_POST
@administrators
def send_test_mail(request: PersonRequest) -> HttpResponse:
    """Write an e-mail to the administrator who asks."""
    test_mails.send(to=request.user, at=timezone.now())
    messages.success(
        request, _("A test e-mail to %(email)s is on its way. Its fate is in the list of e-mails.") % {"email": request.user.email}
    )  # fmt: skip
    return redirect("installation")


@administrators
def maintenance_message(request: PersonRequest) -> HttpResponse:
    """Announce when Colead will be away, or take the line away again."""
    form = MaintenanceForm(request.POST or None, initial={"text": maintenance.announced()})
    if request.method == "POST" and form.is_valid():
        line = maintenance.announce(text=form.cleaned_data["text"], by=request.user, at=timezone.now())
        messages.success(
            request, _("Everybody sees this line now.") if line else _("The line was taken away.")
        )
        return redirect("installation")
    return render(request, "operator/maintenance.html", {"form": form, "message": maintenance.announced()})
