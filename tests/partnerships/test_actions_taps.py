from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override

from colead.kernel.links import LinkExpired, LinkSpent, LinkUnreadable
from colead.kernel.models import AuditEvent
from colead.partnerships.actions import taps
from colead.partnerships.actions.seats import NotMember
from colead.partnerships.actions.taps import AnsweredAlready, NothingToUndo, NotYetMet, OutOfScale, Said
from colead.partnerships.links import taps_token
from colead.partnerships.models import Meeting, Taps
from colead.partnerships.states import MeetingState
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
AFTER = NOW + timedelta(hours=2)
GOOD = Said(held=True, useful=4, balance=3)


@pytest.fixture
def meeting(cast) -> Meeting:
    """Give a meeting that was planned for NOW."""
    return make_meeting(make_partnership(cast.bo, cast.chidi), starts_at=NOW)


@pytest.fixture
def token(cast, meeting) -> str:
    """Give Bo's link."""
    return taps_token(meeting, meeting.partnership.members.get(enrolment=cast.bo), at=AFTER)


def state() -> str:
    return Meeting.objects.get().state


def answer(cast, meeting, who: str, said: Said) -> str:
    taps.answer(meeting=meeting, said=said, by=getattr(cast, who).person, at=AFTER)
    return state()


def test_either_saying_held_makes_it_held(cast, meeting):
    seen = [answer(cast, meeting, "bo", Said(held=False)), answer(cast, meeting, "chidi", GOOD)]
    assert seen == [MeetingState.MISSED, MeetingState.HELD]
    assert answer(cast, meeting, "chidi", Said(held=False)) == MeetingState.MISSED


def test_taking_it_back_leaves_the_meeting_as_it_was(cast, meeting):
    answer(cast, meeting, "bo", GOOD)
    taps.undo(meeting=meeting, by=cast.bo.person, at=AFTER)
    assert (state(), Taps.objects.count()) == (MeetingState.PLANNED, 0)
    with pytest.raises(NothingToUndo):
        taps.undo(meeting=meeting, by=cast.bo.person, at=AFTER)


def test_one_person_takes_back_only_their_own(cast, meeting):
    answer(cast, meeting, "bo", GOOD)
    answer(cast, meeting, "chidi", GOOD)
    taps.undo(meeting=meeting, by=cast.bo.person, at=AFTER)
    assert (state(), Taps.objects.get().member.enrolment) == (MeetingState.HELD, cast.chidi)


def test_not_held_keeps_no_scale(cast, meeting):
    answer(cast, meeting, "bo", Said(held=False, useful=2, balance=1))
    assert (Taps.objects.get().useful, Taps.objects.get().balance) == ("", "")


@pytest.mark.parametrize("said", [Said(held=True, useful=6), Said(held=True, balance=0)])
def test_a_scale_ends_at_five(cast, meeting, said):
    with pytest.raises(OutOfScale):
        answer(cast, meeting, "bo", said)


def test_nobody_answers_before_it_began_or_without_a_time(cast, meeting):
    with pytest.raises(NotYetMet):
        taps.answer(meeting=meeting, said=GOOD, by=cast.bo.person, at=NOW - timedelta(minutes=1))
    Meeting.objects.update(state=MeetingState.CANCELLED)
    with pytest.raises(NotYetMet):
        answer(cast, meeting, "bo", GOOD)


def test_others_and_the_coordinator_cannot_answer(cast, meeting):
    for by in (cast.dana.person, cast.amara):
        with pytest.raises(NotMember):
            taps.answer(meeting=meeting, said=GOOD, by=by, at=AFTER)
        with pytest.raises(NotMember):
            taps.undo(meeting=meeting, by=by, at=AFTER)


def test_the_link_answers_once(cast, meeting, token):
    taps.answer_by_link(token=token, said=GOOD, at=AFTER)
    with pytest.raises(LinkSpent):
        taps.answer_by_link(token=token, said=Said(held=False), at=AFTER)
    assert (state(), Taps.objects.get().useful, Taps.objects.get().member.enrolment) == (
        MeetingState.HELD, "4", cast.bo,
    )  # fmt: skip


def test_undoing_lets_the_link_answer_again(meeting, token):
    taps.answer_by_link(token=token, said=GOOD, at=AFTER)
    taps.undo_by_link(token=token, at=AFTER)
    assert state() == MeetingState.PLANNED
    taps.answer_by_link(token=token, said=Said(held=False), at=AFTER)
    assert state() == MeetingState.MISSED


def test_the_link_neither_changes_nor_takes_back_what_was_said_on_the_page(cast, meeting, token):
    answer(cast, meeting, "bo", GOOD)
    with pytest.raises(AnsweredAlready):
        taps.answer_by_link(token=token, said=Said(held=False), at=AFTER)
    with pytest.raises(NothingToUndo):
        taps.undo_by_link(token=token, at=AFTER)
    assert state() == MeetingState.HELD


def test_a_changed_answer_is_not_the_links_any_more(cast, meeting, token):
    taps.answer_by_link(token=token, said=GOOD, at=AFTER)
    answer(cast, meeting, "bo", Said(held=True, useful=2))
    with pytest.raises(NothingToUndo):
        taps.undo_by_link(token=token, at=AFTER)
    with pytest.raises(LinkSpent):  # a refused undo gives the link nothing back
        taps.answer_by_link(token=token, said=GOOD, at=AFTER)


def test_a_bent_or_old_link_acts_not(token):
    with pytest.raises(LinkUnreadable):
        taps.answer_by_link(token=token[:-2] + "xx", said=GOOD, at=AFTER)
    with pytest.raises(LinkExpired):
        taps.answer_by_link(token=token, said=GOOD, at=AFTER + timedelta(days=15))


def test_no_event_tells_who_answered_or_what(cast, meeting, token):
    taps.answer_by_link(token=token, said=GOOD, at=AFTER)
    answer(cast, meeting, "chidi", Said(held=True, useful=1, balance=5))
    events = AuditEvent.objects.filter(thing=meeting.key)
    assert {(event.by, event.action, str(event.facts)) for event in events} == {
        ("", "meetings.settle", "{'state': 'held'}")
    }


def test_refusals_can_be_translated():
    with override("en"):
        assert str(NotYetMet()) == "The meeting has not begun yet. Come back when it has."
