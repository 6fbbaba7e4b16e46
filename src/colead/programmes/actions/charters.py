"""Publishing a charter, acknowledging it, and locking the outcome by which a cohort will be judged."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Acknowledgement, CharterVersion, Cohort, Enrolment, Programme
from colead.programmes.queries.charters import missing_in, words_of
from colead.programmes.rules import may_coordinate


class Incomplete(Refused):
    code = "charters.incomplete"
    sentence = _(
        "Write the purpose, what is expected, the code of conduct and the safeguarding contact first."
    )


class NothingNew(Refused):
    code = "charters.nothing_new"
    sentence = _("The published charter says this already.")


class NotTheCharter(Refused):
    code = "charters.superseded"
    sentence = _("The charter has changed meanwhile. Please read the newer one.")


class NoOutcome(Refused):
    code = "charters.no_outcome"
    sentence = _("Write the one outcome that counts into the charter first.")


class LockedBefore(Refused):
    code = "charters.outcome_locked"
    sentence = _(
        "The outcome of this cohort is locked already. It stays as it is, so that the result can be believed."
    )


class TooLate(Refused):
    code = "charters.too_late"
    sentence = _(
        "The cohort has started. An outcome that is chosen now would be chosen while looking at the answers."
    )


@transaction.atomic
def publish(*, programme: Programme, by: Person, at: datetime) -> CharterVersion:
    """Publish the charter as it stands; everybody in the programme is asked to acknowledge it."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if not may_coordinate(by, locked):
        raise NotTheirs
    if missing_in(locked):
        raise Incomplete
    latest = CharterVersion.objects.filter(programme=locked).first()
    words = words_of(locked)
    if latest and latest.words == words:
        raise NothingNew
    CharterVersion.objects.filter(programme=locked, is_current=True).update(is_current=False)
    number = latest.number + 1 if latest else 1
    version = CharterVersion.objects.create(programme=locked, number=number, words=words, published_at=at)
    record("charters.publish", version, by=by, at=at, programme=locked.key, number=number)
    return version


@transaction.atomic
def acknowledge(
    *, version: CharterVersion, enrolment: Enrolment, by: Person, at: datetime
) -> Acknowledgement:
    """Say that one has read the charter; saying it twice is still once."""
    if enrolment.person_id != by.pk or enrolment.cohort.programme_id != version.programme_id:
        raise NotTheirs
    if not CharterVersion.objects.select_for_update().get(pk=version.pk).is_current:
        raise NotTheCharter
    found, is_new = Acknowledgement.objects.get_or_create(
        version=version, enrolment=enrolment, defaults={"at": at}
    )
    if is_new:
        record("charters.acknowledge", version, by=by, at=at, enrolment=enrolment.key)
    return found


@transaction.atomic
def lock_outcome(*, cohort: Cohort, by: Person, at: datetime) -> Cohort:
    """Write down by what the cohort will be judged, before anybody has answered; this cannot be undone."""
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if not may_coordinate(by, locked.programme):
        raise NotTheirs
    if locked.outcome_locked_at:
        raise LockedBefore
    if at.date() >= locked.starts_on:
        raise TooLate
    if not locked.programme.primary_outcome:
        raise NoOutcome
    locked.primary_outcome, locked.outcome_locked_at = locked.programme.primary_outcome, at
    locked.save(update_fields=["primary_outcome", "outcome_locked_at"])
    record("charters.lock_outcome", locked, by=by, at=at)
    return locked
