"""How every change of a profile begins and ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.pairing.languages import known_languages
from colead.pairing.models import Profile
from colead.pairing.rules import may_fill_in
from colead.people.models import DirectoryEntry, Person
from colead.programmes.models import Enrolment

SITTING = timedelta(minutes=10)  # saving as one types leaves one audit event a sitting, not one a word


class NotYourProfile(Refused):
    code = "profiles.not_yours"
    sentence = _("A profile is filled in by the person it is about, while they take part.")


class UnknownChoice(Refused):
    code = "profiles.unknown_choice"
    sentence = _("One of these choices does not exist any more. Open the page again to see what does.")


def begin(enrolment: Enrolment, *, by: Person, at: datetime) -> Profile:
    """Lock the enrolment, refuse everybody but its person, and give the profile."""
    locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if not may_fill_in(by, locked):
        raise NotYourProfile
    profile = Profile.objects.filter(enrolment=locked).first()
    return profile or Profile(enrolment=locked, saved_at=at, languages=_known_to_directory(by))


def keep(profile: Profile, *, by: Person, at: datetime) -> Profile:
    """Write the profile, and one audit event a sitting.

    The event tells no part: which one somebody came back to can be private, above all whom they avoid.
    """
    if profile.pk is None or at - profile.saved_at >= SITTING:
        record("profiles.save", profile, by=by, at=at)
    profile.saved_at = at
    profile.save()
    return profile


def _known_to_directory(person: Person) -> list[str]:
    entry = DirectoryEntry.objects.filter(person=person).only("languages").first()
    return known_languages(entry.languages) if entry else []
