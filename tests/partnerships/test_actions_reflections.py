from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from colead.kernel.models import AuditEvent
from colead.partnerships.actions import reflections
from colead.partnerships.actions.reflections import (
    Deleted,
    NotDeleted,
    NothingWritten,
    NotShared,
    NotYours,
    Thoughts,
)
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Reflection
from colead.partnerships.queries.reflections import reflections_page
from tests.factories.partnerships import end, make_partnership
from tests.factories.people import NOW
from tests.factories.words import make_reflection, make_shared_reflection

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(cast):
    return make_partnership(cast.bo, cast.chidi)


def write(page: Reflection, version: int, *, at=NOW, **texts) -> Reflection:
    by = page.enrolment.person
    return reflections.save(reflection=page, thoughts=Thoughts(**texts), version=version, by=by, at=at)


def found(cast, search: str) -> int:
    return reflections_page(cast.bo.person, search=search, number="1").page.paginator.count


def test_a_page_left_empty_is_taken_again(cast):
    one, two = (
        reflections.begin(enrolment=cast.bo, meeting=None, by=cast.bo.person, at=NOW) for _ in range(2)
    )
    assert (one.pk, found(cast, "")) == (two.pk, 0)


def test_two_windows_lose_nothing(cast):
    page = make_reflection(cast.bo, tried="From the phone")
    both = write(page, 0, tried="From the desk", thanks="Chidi")
    assert (both.tried, both.thanks, both.version) == ("From the phone\n\nFrom the desk", "Chidi", 2)


def test_typing_leaves_one_event_a_sitting_and_never_a_word(cast):
    page = make_reflection(cast.bo, at=NOW, tried="canary")
    page = write(page, 1, at=NOW + timedelta(seconds=3), tried="canary, more")
    write(page, 2, at=NOW + timedelta(minutes=20), tried="canary, later")
    events = AuditEvent.objects.filter(action="reflections.save")
    assert [event.facts for event in events] == [{}, {}]


def test_nobody_else_writes_shares_or_deletes(cast, pair):
    page = make_shared_reflection(cast.bo, pair)
    by = {"by": cast.chidi.person, "at": NOW}
    for act in (reflections.unshare, reflections.remove, reflections.bring_back):
        with pytest.raises(NotYours):
            act(reflection=page, **by)
    with pytest.raises(NotYours):
        reflections.save(reflection=page, thoughts=Thoughts("Mine."), version=1, **by)
    with pytest.raises(NotYours):
        reflections.begin(enrolment=cast.bo, meeting=None, **by)


def test_it_is_shared_only_with_people_one_meets(cast, pair):
    page, strangers = make_reflection(cast.bo), make_partnership(cast.dana, cast.eli)
    share = {"reflection": page, "by": cast.bo.person, "at": NOW}
    with pytest.raises(NotMember):
        reflections.share(partnership=strangers, **share)
    with pytest.raises(PartnershipOver):
        reflections.share(partnership=end(pair), **share)


def test_an_empty_page_is_not_shared_and_what_is_not_shared_is_not_taken_back(cast, pair):
    empty = reflections.begin(enrolment=cast.bo, meeting=None, by=cast.bo.person, at=NOW)
    with pytest.raises(NothingWritten):
        reflections.share(reflection=empty, partnership=pair, by=cast.bo.person, at=NOW)
    with pytest.raises(NotShared):
        reflections.unshare(reflection=empty, by=cast.bo.person, at=NOW)


def test_a_deleted_one_comes_back_unshared_for_a_day(cast, pair):
    page, by = make_shared_reflection(cast.bo, pair), cast.bo.person
    now = timezone.now()
    reflections.remove(reflection=page, by=by, at=now)
    with pytest.raises(Deleted):
        write(page, 1, tried="More")
    assert (found(cast, ""), reflections.purge_due(at=now + timedelta(hours=23))) == (0, 0)
    back = reflections.bring_back(reflection=page, by=by, at=now)
    assert (found(cast, ""), back.shared_with) == (1, None)
    with pytest.raises(NotDeleted):
        reflections.bring_back(reflection=page, by=by, at=now)
    reflections.remove(reflection=page, by=by, at=now)
    assert reflections.purge_due(at=now + timedelta(hours=24)) == 1
    with pytest.raises(Deleted):
        reflections.bring_back(reflection=page, by=by, at=now)


@pytest.mark.parametrize(
    ("search", "count"),
    [("", 3), ("café", 1), ("CAFE", 1), ("waited budget", 1), ("waited", 2), ("nowhere", 0), ("  ", 3), ("%", 0), ("tried", 0)],
)  # fmt: skip
def test_all_the_words_are_found_whatever_their_case_and_accents(cast, search, count):
    for text in ("I waited in the Café.", "I waited about the budget.", "I spoke first."):
        make_reflection(cast.bo, happened=text)
    make_reflection(cast.chidi, happened="waited budget café")
    assert found(cast, search) == count
