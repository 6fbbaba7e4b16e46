"""Answering an invitation by the link in its e-mail: each link acts once, and what it did can be undone."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.kernel.links import is_link_spent, restore_link, spend_link
from colead.programmes.access import invited_enrolment
from colead.programmes.actions import enrolments
from colead.programmes.links import enrolment_key_of
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState

SAID_YES = (EnrolmentState.APPLIED, EnrolmentState.WAITLISTED, EnrolmentState.ADMITTED)


class AnsweredBefore(Refused):
    code = "answers.answered_before"
    sentence = _("You have answered this e-mail already. If you were invited again, open the newer one.")


@transaction.atomic
def accept(*, token: str, at: datetime) -> Enrolment:
    """Say yes by the link; a second click on the same yes changes nothing."""
    enrolment = _lock(token, at)
    if enrolment.state in SAID_YES:
        return enrolment
    _spend(token, at)
    return enrolments.accept(enrolment=enrolment, at=at)


@transaction.atomic
def decline(*, token: str, at: datetime) -> Enrolment:
    """Say no by the link, without a reason; a second click on the same no changes nothing."""
    enrolment = _lock(token, at)
    if enrolment.state == EnrolmentState.DECLINED:
        return enrolment
    _spend(token, at)
    return enrolments.decline(enrolment=enrolment, at=at)


@transaction.atomic
def undo_decline(*, token: str, at: datetime) -> Enrolment:
    """Take back the no that this link said, so that it can answer again."""
    enrolment = _lock(token, at)
    restore_link(token)
    return enrolments.undo_decline(enrolment=enrolment, at=at)


def _lock(token: str, at: datetime) -> Enrolment:
    """Hold the enrolment while the answer is written: two clicks at once become one after the other."""
    found = invited_enrolment(enrolment_key_of(token, at=at))
    Enrolment.objects.select_for_update().get(pk=found.pk)
    found.refresh_from_db(fields=["state", "state_since"])
    return found


def _spend(token: str, at: datetime) -> None:
    if is_link_spent(token):
        raise AnsweredBefore
    spend_link(token, at=at)
