"""Announcements: written, called off before they go, sent when their time has come, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from colead.community import emails
from colead.community.models import Announcement, Receipt
from colead.community.rules import BELONG
from colead.community.states import Audience
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.kernel.text import clean_line
from colead.partnerships.models import Member
from colead.partnerships.states import PartnershipState
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead.programmes.states import Role

TOPIC = "announcements"
LENGTH = 8000
AHEAD = timedelta(days=366)
ROLES = {
    Audience.PEERS: {Role.PEER, Role.LEARNER},
    Audience.MENTORS: {Role.MENTOR},
    Audience.FACILITATORS: {Role.FACILITATOR},
}


class NotCoordinator(Refused):
    code = "announcements.not_coordinator"
    sentence = _("Only the programme’s coordinators can do that.")


class NothingToSay(Refused):
    code = "announcements.nothing_to_say"
    sentence = _("Give it a title, and say something.")


class TooLong(Refused):
    code = "announcements.too_long"
    sentence = _("At most 8,000 letters. Put the rest where people can look it up.")


class NoAudience(Refused):
    code = "announcements.no_audience"
    sentence = _("Choose to whom it goes.")


class TooFarAhead(Refused):
    code = "announcements.too_far"
    sentence = _("Choose a day within the next year.")


class HasGone(Refused):
    code = "announcements.gone"
    sentence = _("It has gone out already, and cannot be called off any more.")


@dataclass(frozen=True)
class Draft:
    """What is to be said, to whom and when."""

    audience: str
    title: str
    words: str
    goes_at: datetime | None = None  # nothing means at once


@transaction.atomic
def schedule(*, cohort: Cohort, draft: Draft, by: Person, at: datetime) -> Announcement:
    """Write an announcement that goes out when its time has come; without a time, the next time a worker looks."""
    if not may_coordinate(by, cohort.programme):
        raise NotCoordinator
    if draft.audience not in Audience.values:
        raise NoAudience
    title, words = clean_line(draft.title, limit=120), draft.words.strip()
    if not title or not words:
        raise NothingToSay
    if len(words) > LENGTH:
        raise TooLong
    goes_at = max(draft.goes_at or at, at)
    if goes_at > at + AHEAD:
        raise TooFarAhead
    written = Announcement.objects.create(
        cohort=cohort, audience=draft.audience, title=title, words=words, written_by=by, written_at=at, goes_at=goes_at
    )  # fmt: skip
    record("announcements.schedule", written, by=by, at=at, audience=draft.audience)
    return written


@transaction.atomic
def call_off(*, announcement: Announcement, by: Person, at: datetime) -> Announcement:
    """Call off what has not gone out yet; a second time changes nothing."""
    locked = _locked(announcement.pk)
    if not may_coordinate(by, locked.cohort.programme):
        raise NotCoordinator
    if locked.sent_at is not None:
        raise HasGone
    if locked.cancelled_at is None:
        locked.cancelled_at = at
        locked.save(update_fields=["cancelled_at"])
        record("announcements.call_off", locked, by=by, at=at)
    return locked


def send_due(*, at: datetime) -> int:
    """Send what is due, each in a transaction of its own; gives how many went."""
    due = Announcement.objects.filter(sent_at=None, cancelled_at=None, goes_at__lte=at)
    return sum(_send(pk, at) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _send(pk: int, at: datetime) -> bool:
    locked = _locked(pk)
    if locked.sent_at is not None or locked.cancelled_at is not None:
        return False
    people = list(_audience(locked).select_related("person"))
    locked.sent_at = at
    locked.save(update_fields=["sent_at"])
    Receipt.objects.bulk_create(
        [Receipt(announcement=locked, enrolment=one) for one in people], batch_size=500
    )
    record("announcements.send", locked, by=None, at=at, people=len(people))
    emails.announced(locked, people, at=at)
    return True


def read(*, announcement: Announcement, by: Person, at: datetime) -> None:
    """Note that a receiver has read it."""
    mine = Receipt.objects.filter(announcement=announcement, enrolment__person=by, read_at=None)
    mine.update(read_at=at)


def _audience(announcement: Announcement) -> QuerySet[Enrolment]:
    everybody = Enrolment.objects.filter(cohort=announcement.cohort_id, state__in=BELONG)
    if announcement.audience == Audience.UNPAIRED:
        paired = Member.objects.exclude(partnership__state=PartnershipState.ENDED).values("enrolment")
        return everybody.exclude(pk__in=paired)
    if announcement.audience == Audience.EVERYBODY:
        return everybody
    wanted = ROLES[Audience(announcement.audience)]
    return everybody.filter(
        pk__in=[pk for pk, roles in everybody.values_list("pk", "roles") if wanted & set(roles)]
    )


def _locked(pk: int) -> Announcement:
    return Announcement.objects.select_for_update(of=("self",)).select_related("cohort__programme").get(pk=pk)
