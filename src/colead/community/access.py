"""The only ways from an address to what people give each other; what you may not know of is a 404."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.community.models import Announcement, Badge, Receipt, SigningKey, Story, Thanks
from colead.community.rules import BELONG, may_read, may_thank_in
from colead.community.states import BadgeKind
from colead.partnerships.models import Member
from colead.people.models import Person
from colead.programmes.models import Enrolment, Programme
from colead.programmes.rules import may_coordinate


def own_thanks(person: Person, key: str) -> Thanks:
    """Find thanks that the person gave or got; one query."""
    rows = Thanks.objects.select_related("giver__person", "receiver__person", "giver__cohort__programme")
    found = get_object_or_404(rows, key=key)
    if not may_read(person, found):
        raise Http404
    return found


def somebody_to_thank(person: Person, key: str) -> tuple[Enrolment, Enrolment]:
    """Find a partner of the person by the key of their enrolment; gives both enrolments, the person's own first."""
    seats = Member.objects.filter(
        partnership__members__enrolment__person=person, partnership__members__left_at=None, enrolment__key=key
    ).exclude(enrolment__person=person)
    for seat in seats.select_related("partnership", "enrolment__person"):
        if may_thank_in(seat.partnership):
            mine = Enrolment.objects.select_related("person").get(
                memberships__partnership=seat.partnership_id, person=person
            )
            return mine, seat.enrolment
    raise Http404


def walled_programme(person: Person, key: str) -> Programme:
    """Find a programme whose wall the person reads: they belong to it, or coordinate it."""
    found = get_object_or_404(Programme, key=key)
    belongs = Enrolment.objects.filter(person=person, cohort__programme=found, state__in=BELONG)
    if not (belongs.exists() or may_coordinate(person, found)):
        raise Http404
    return found


def own_badge(person: Person, key: str) -> Badge:
    """Find a badge that the person holds; one that they have put away is gone for them."""
    return get_object_or_404(_badges().filter(put_away_at=None), key=key, enrolment__person=person)


def public_badge(key: str) -> Badge:
    """Find a badge that somebody shows; who has its address got it from the holder."""
    return get_object_or_404(_badges().filter(put_away_at=None), key=key)


def coordinated_badge(person: Person, key: str) -> Badge:
    """Find a badge that was issued in a programme that the person coordinates."""
    found = get_object_or_404(_badges(), key=key)
    if not may_coordinate(person, found.enrolment.cohort.programme):
        raise Http404
    return found


def signing_key(key: str) -> SigningKey:
    """Find a key with which badges were signed; its public part is for everybody."""
    return get_object_or_404(SigningKey, key=key)


def badge_kind(kind: str) -> BadgeKind:
    """Find a kind of badge."""
    if kind not in BadgeKind.values:
        raise Http404
    return BadgeKind(kind)


def own_story(person: Person, key: str) -> Story:
    """Find a story of the person's own."""
    return get_object_or_404(Story.objects.select_related("enrolment"), key=key, enrolment__person=person)


def coordinated_story(person: Person, key: str) -> Story:
    """Find a story that is told in a programme that the person coordinates; one that is not told is not theirs to see."""
    rows = Story.objects.select_related("enrolment__cohort__programme").filter(told_at__isnull=False)
    found = get_object_or_404(rows, key=key)
    if not may_coordinate(person, found.enrolment.cohort.programme):
        raise Http404
    return found


def programme_with_page(key: str) -> Programme:
    """Find a programme whose stories everybody may read."""
    return get_object_or_404(Programme, key=key, story_page__isnull=False)


def coordinated_announcement(person: Person, key: str) -> Announcement:
    """Find an announcement in a cohort that the person coordinates."""
    found = get_object_or_404(Announcement.objects.select_related("cohort__programme"), key=key)
    if not may_coordinate(person, found.cohort.programme):
        raise Http404
    return found


def own_receipt(person: Person, key: str) -> Receipt:
    """Find an announcement that went to the person; one of them, where it went to them twice."""
    rows = Receipt.objects.select_related("announcement__cohort__programme")
    found = rows.filter(announcement__key=key, enrolment__person=person).first()
    if found is None:
        raise Http404
    return found


def _badges() -> QuerySet[Badge]:
    return Badge.objects.select_related("enrolment__person", "enrolment__cohort__programme", "slot")
