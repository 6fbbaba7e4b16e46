from __future__ import annotations

import pytest
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import feedback
from colead.partnerships.actions.feedback import NothingGiven, NothingSpecific, NotInTheRoom, NotMetYet, Words
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Feedback
from colead.partnerships.queries.feedback import feedback_of
from tests.factories.partnerships import end, end_now, make_meeting, make_partnership, tomorrow
from tests.factories.words import make_feedback, seat_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    return make_meeting(make_partnership(cast.bo, cast.chidi, cast.dana), starts_at=tomorrow())


def test_the_two_of_them_see_it_and_the_third_does_not(cast, meeting):
    make_feedback(meeting, cast.bo, cast.chidi, "canary", effect="I found it.", suggestion="Ask sooner.")
    seen = {
        one.person.first_name: [(p.name, bool(p.given), bool(p.received)) for p in feedback_of(meeting, seat_of(one, meeting.partnership))]
        for one in (cast.bo, cast.chidi, cast.dana)
    }  # fmt: skip
    assert seen == {
        "Bo": [("Chidi", True, False), ("Dana", False, False)],
        "Chidi": [("Bo", False, True), ("Dana", False, False)],
        "Dana": [("Bo", False, False), ("Chidi", False, False)],
    }


def test_said_again_it_replaces_what_was_said_and_tells_once(cast, meeting):
    make_feedback(meeting, cast.bo, cast.chidi, "One")
    given = make_feedback(meeting, cast.bo, cast.chidi, "Two")
    assert (Feedback.objects.get().did, given.changed_at is not None) == ("Two", True)
    assert [mail.to_address for mail in OutboxEmail.objects.all()] == [cast.chidi.person.email]


def test_it_goes_to_somebody_in_the_room_once_the_meeting_has_begun(cast, meeting):
    say = {"meeting": meeting, "words": Words("You waited."), "by": cast.bo.person, "at": timezone.now()}
    chidi, bo = (seat_of(one, meeting.partnership) for one in (cast.chidi, cast.bo))
    with pytest.raises(NotMetYet):
        feedback.give(to=chidi, **say)
    end_now(meeting)
    outside = seat_of(cast.eli, make_partnership(cast.eli, cast.bo))
    for to in (bo, outside):
        with pytest.raises(NotInTheRoom):
            feedback.give(to=to, **say)
    with pytest.raises(NotMember):
        feedback.give(to=chidi, **{**say, "by": cast.amara})
    with pytest.raises(NothingSpecific):
        feedback.give(to=chidi, **{**say, "words": Words("  ", effect="Good.")})
    end(meeting.partnership)
    with pytest.raises(PartnershipOver):
        feedback.give(to=chidi, **say)


def test_it_can_be_taken_back(cast, meeting):
    make_feedback(meeting, cast.bo, cast.chidi)
    chidi = seat_of(cast.chidi, meeting.partnership)
    back = {"meeting": meeting, "to": chidi, "by": cast.bo.person, "at": timezone.now()}
    feedback.take_back(**back)
    assert Feedback.objects.count() == 0
    with pytest.raises(NothingGiven):
        feedback.take_back(**back)


def test_no_mail_and_no_event_holds_a_word_of_it(cast, meeting):
    make_feedback(meeting, cast.bo, cast.chidi, "canary", effect="canary", suggestion="canary")
    mail = OutboxEmail.objects.get()
    facts = AuditEvent.objects.get(action="feedback.give").facts
    assert ("canary" in mail.subject + mail.text + mail.html, facts) == (False, {})
