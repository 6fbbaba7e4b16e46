"""Thanking somebody, and what the two do with it afterwards.

No prizes and no counts hang on it: unannounced, specific thanks help, and announced ones do not (domain notes, E16).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.community import emails
from colead.community.access import somebody_to_thank
from colead.community.models import Thanks
from colead.community.rules import gave, may_read
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Enrolment

LENGTH = 2000
MOST_A_DAY = 10  # by one person: more is somebody's program


class NotYours(Refused):
    code = "thanks.not_yours"
    sentence = _("Only the two whom it is about can do that.")


class NothingSpecific(Refused):
    code = "thanks.nothing_specific"
    sentence = _("Say what they did and what it changed: that is what makes it theirs.")


class TooLong(Refused):
    code = "thanks.too_long"
    sentence = _("That is longer than thanks need to be: at most 2,000 letters for each of the two.")


class TooMany(Refused):
    code = "thanks.too_many"
    sentence = _("You have thanked many people today. Tomorrow is another day.")


@dataclass(frozen=True)
class Words:
    """What one thanks for."""

    did: str
    changed: str


@transaction.atomic
def give(*, to: Enrolment, words: Words, shows: bool, by: Person, at: datetime) -> Thanks:
    """Thank a partner; it arrives by itself, and with `shows` the giver agrees that the wall shows it."""
    did, changed = words.did.strip(), words.changed.strip()
    mine, receiver = somebody_to_thank(by, to.key)
    Enrolment.objects.select_for_update().get(pk=mine.pk)
    if not did or not changed:
        raise NothingSpecific
    if max(len(did), len(changed)) > LENGTH:
        raise TooLong
    lately = Thanks.objects.filter(giver__person=by, given_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise TooMany
    given = Thanks.objects.create(
        giver=mine, receiver=receiver, did=did, changed=changed, given_at=at, giver_shows_at=at if shows else None
    )  # fmt: skip
    record("thanks.give", given, by=by, at=at)
    emails.thanked(given, at=at)
    return given


@transaction.atomic
def show(*, thanks: Thanks, by: Person, at: datetime) -> Thanks:
    """Agree that the programme's wall shows it; it does once both have agreed."""
    locked, side = _locked(thanks, by)
    if getattr(locked, side) is None:
        setattr(locked, side, at)
        locked.save(update_fields=[side])
        record("thanks.show", locked, by=by, at=at)
    return locked


@transaction.atomic
def hide(*, thanks: Thanks, by: Person, at: datetime) -> Thanks:
    """Take one's agreement back: the wall shows it no longer, whatever the other wants."""
    locked, side = _locked(thanks, by)
    if getattr(locked, side) is not None:
        setattr(locked, side, None)
        locked.save(update_fields=[side])
        record("thanks.hide", locked, by=by, at=at)
    return locked


@transaction.atomic
def remove(*, thanks: Thanks, by: Person, at: datetime) -> None:
    """Delete it, for both."""
    locked, _side = _locked(thanks, by)
    record("thanks.remove", locked, by=by, at=at)
    locked.delete()


def _locked(thanks: Thanks, by: Person) -> tuple[Thanks, str]:
    rows = Thanks.objects.select_for_update(of=("self",)).select_related("giver", "receiver")
    locked = rows.filter(pk=thanks.pk).first()
    if locked is None or not may_read(by, locked):
        raise NotYours
    return locked, "giver_shows_at" if gave(by, locked) else "receiver_shows_at"
