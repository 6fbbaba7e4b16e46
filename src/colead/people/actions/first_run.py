"""The first administrator, created on a page by whoever can read the console."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.kernel.models import Mark
from colead.people.actions import administrators
from colead.people.models import Person

MARK = "first-run"


class WrongToken(Refused):
    code = "first_run.token"
    sentence = _("That is not the token. It was printed where Colead was started last.")


class NotFirst(Refused):
    code = "first_run.not_first"
    sentence = _("Somebody is here already. Sign in, or use `colead createadmin` on the server.")


def issue_token() -> str | None:
    """Make the token for the first-run page, as long as there is nobody; an older one stops working."""
    if Person.objects.exists():
        return None
    token = secrets.token_urlsafe(12)
    Mark.objects.update_or_create(name=MARK, defaults={"value": _digest(token)})
    return token


@transaction.atomic
def create_first_administrator(*, token: str, email: str, name: str, password: str, at: datetime) -> Person:
    """Create the first administrator of an empty installation."""
    mark = Mark.objects.select_for_update().filter(name=MARK).first()
    if Person.objects.exists():
        raise NotFirst
    if mark is None or not secrets.compare_digest(mark.value, _digest(token.strip())):
        raise WrongToken
    mark.delete()
    return administrators.create(email=email, name=name, password=password, at=at)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
