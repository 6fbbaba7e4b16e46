"""Another role in the cohort, and what the profile has to say for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from colead.kernel.audit import record
from colead.pairing import emails
from colead.pairing.models import Profile
from colead.pairing.queries.completeness import completeness
from colead.people.models import Person
from colead.programmes.actions import enrolments
from colead.programmes.models import Enrolment


@transaction.atomic
def change(*, enrolment: Enrolment, roles: Collection[str], by: Person, at: datetime) -> Enrolment:
    """Say what somebody is in the cohort; a finished profile that says too little for it is open again.

    Until it is handed in once more no round counts on it, and the person is told which part is missing.
    """
    changed = enrolments.change_roles(enrolment=enrolment, roles=roles, by=by, at=at)
    profile = Profile.objects.select_for_update().filter(enrolment=changed, finished_at__isnull=False).first()
    if profile is None:
        return changed
    rows = Enrolment.objects.select_related("cohort__programme__matching_policy", "person", "profile")
    asked = rows.get(pk=changed.pk)
    missing = completeness(asked).missing
    if missing:
        Profile.objects.filter(pk=profile.pk).update(finished_at=None)
        record("profiles.reopen", profile, by=by, at=at)
        emails.missing(asked, [part.name for part in missing], at=at)
    return changed
