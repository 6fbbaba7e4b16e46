"""An e-mail that an administrator sends to themself, to see whether mail goes out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people import emails
from colead.people.models import Person


class NotAnAdministrator(Refused):
    code = "test_mails.not_yours"
    sentence = _("Only an administrator can do that.")


@transaction.atomic
def send(*, to: Person, at: datetime) -> None:
    """Write a test e-mail to an administrator."""
    if not to.is_administrator:
        raise NotAnAdministrator
    emails.write_test(to, at=at)
    record("installation.test_mail", to, by=to, at=at)
