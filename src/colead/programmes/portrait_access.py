"""The only way from an address to a person's picture; one that you may not see is a 404."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.kernel.models import StoredFile
from colead.kernel.pictures import PORTRAIT
from colead.people.models import Person
from colead.programmes.models import Enrolment
from colead.programmes.queries.places import LIVE
from colead.programmes.states import EnrolmentState, Post

TAKING_PART = (EnrolmentState.ADMITTED, EnrolmentState.PAUSED, EnrolmentState.COMPLETED)


def seen_portrait(person: Person, key: str) -> StoredFile:
    """Find one's own picture, or that of somebody with whom one takes part in a cohort, or whom one coordinates."""
    file = get_object_or_404(StoredFile, key=key, purpose=PORTRAIT.name)
    if file.owner != person.key and not _share_a_cohort(person, file.owner):
        raise Http404
    return file


def _share_a_cohort(person: Person, owner: str) -> bool:
    together = Q(
        state__in=TAKING_PART, cohort__enrolments__person=person, cohort__enrolments__state__in=TAKING_PART
    )
    coordinated = Q(
        state__in=LIVE,
        cohort__programme__appointments__person=person,
        cohort__programme__appointments__post=Post.COORDINATOR,
    )
    return Enrolment.objects.filter(together | coordinated, person__key=owner).exists()
