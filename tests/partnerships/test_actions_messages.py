from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import messages
from colead.partnerships.actions.messages import NothingSaid, NotYourMessage, TakenBack, TooLate, TooLong
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.models import Message, ReadMark
from colead.partnerships.queries.messages import unread_for
from colead.partnerships.states import PartnershipState
from tests.factories.partnerships import end, make_partnership
from tests.factories.people import NOW
from tests.factories.words import make_message, seat_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def pair(cast):
    return make_partnership(cast.bo, cast.chidi)


def mails() -> list[str]:
    return [
        mail.to_address for mail in OutboxEmail.objects.filter(kind="partnerships.message").order_by("pk")
    ]


def test_partners_write_to_each_other_and_nobody_else_does(cast, pair):
    make_message(cast.bo, pair)
    with pytest.raises(NotMember):
        make_message(cast.dana, pair)
    with pytest.raises(NotMember):
        messages.post(partnership=pair, text="Hello", by=cast.amara, at=NOW)


def test_also_while_they_pause_and_not_after_the_end(cast, pair):
    pair.state = PartnershipState.PAUSED
    pair.save()
    mine = make_message(cast.bo, pair)
    end(pair)
    with pytest.raises(PartnershipOver):
        make_message(cast.bo, pair)
    with pytest.raises(PartnershipOver):
        messages.take_back(message=mine, by=cast.bo.person, at=NOW)


def test_an_impatient_hand_sends_one_message(cast, pair):
    make_message(cast.bo, pair, "Hello", at=NOW)
    make_message(cast.bo, pair, "Hello", at=NOW + timedelta(seconds=1))
    make_message(cast.chidi, pair, "Hello", at=NOW + timedelta(seconds=2))
    make_message(cast.bo, pair, "Hello", at=NOW + timedelta(hours=1))
    assert Message.objects.count() == 3


def test_neither_nothing_nor_too_much_is_sent(cast, pair):
    with pytest.raises(NothingSaid):
        make_message(cast.bo, pair, " \n ")
    with pytest.raises(TooLong):
        make_message(cast.bo, pair, "[" * 50_000)


def test_ones_own_words_are_changed_for_a_quarter_of_an_hour(cast, pair):
    mine = make_message(cast.bo, pair, at=NOW)
    with pytest.raises(NotYourMessage):
        messages.edit(message=mine, text="Mine now", by=cast.chidi.person, at=NOW)
    changed = messages.edit(message=mine, text="Hello again", by=cast.bo.person, at=NOW + 15 * MINUTE)
    assert (changed.text, changed.edited_at) == ("Hello again", NOW + 15 * MINUTE)
    with pytest.raises(TooLate):
        messages.edit(message=mine, text="Late", by=cast.bo.person, at=NOW + 16 * MINUTE)


def test_taken_back_its_words_are_gone(cast, pair):
    mine = make_message(cast.bo, pair, "canary")
    with pytest.raises(NotYourMessage):
        messages.take_back(message=mine, by=cast.chidi.person, at=NOW)
    assert messages.take_back(message=mine, by=cast.bo.person, at=NOW + timedelta(days=9)).text == ""
    with pytest.raises(TakenBack):
        messages.take_back(message=mine, by=cast.bo.person, at=NOW)


def test_one_mail_until_it_is_read(cast, pair):
    def tell(minutes: int) -> None:
        messages.tell_due(at=NOW + minutes * MINUTE)

    make_message(cast.bo, pair, "One", at=NOW)
    tell(2)
    assert mails() == []
    tell(3)
    tell(4)
    make_message(cast.bo, pair, "Two", at=NOW + 10 * MINUTE)
    tell(20)
    assert mails() == [cast.chidi.person.email]
    messages.mark_read(member=seat_of(cast.chidi, pair))
    tell(30)
    make_message(cast.bo, pair, "Three", at=NOW + 40 * MINUTE)
    tell(50)
    assert mails() == [cast.chidi.person.email] * 2


def test_whoever_reads_it_in_time_gets_no_mail(cast, pair):
    make_message(cast.bo, pair, at=NOW)
    messages.mark_read(member=seat_of(cast.chidi, pair))
    messages.tell_due(at=NOW + 5 * MINUTE)
    assert (mails(), unread_for(cast.chidi.person), unread_for(cast.bo.person)) == ([], False, False)


def test_a_message_taken_back_is_nothing_to_read(cast, pair):
    mine = make_message(cast.bo, pair, at=NOW)
    assert unread_for(cast.chidi.person)
    messages.take_back(message=mine, by=cast.bo.person, at=NOW)
    messages.tell_due(at=NOW + 5 * MINUTE)
    assert (mails(), unread_for(cast.chidi.person)) == ([], False)


def test_a_clock_that_goes_back_hides_no_message(cast, pair):
    make_message(cast.bo, pair, "Before", at=NOW)
    messages.mark_read(member=seat_of(cast.chidi, pair))
    make_message(cast.bo, pair, "After", at=NOW - timedelta(days=1))
    assert unread_for(cast.chidi.person)


def test_everybody_in_a_circle_is_told_once(cast):
    circle = make_partnership(cast.bo, cast.chidi, cast.dana, cast.eli)
    make_message(cast.bo, circle, at=NOW)
    make_message(cast.chidi, circle, at=NOW)
    messages.tell_due(at=NOW + 5 * MINUTE)
    messages.tell_due(at=NOW + 6 * MINUTE)
    assert sorted(mails()) == sorted(one.person.email for one in (cast.bo, cast.chidi, cast.dana, cast.eli))
    assert ReadMark.objects.count() == 4


def test_no_mail_and_no_event_holds_a_word_of_it(cast, pair):
    mine = make_message(cast.bo, pair, "canary", at=NOW)
    messages.edit(message=mine, text="canary again", by=cast.bo.person, at=NOW)
    messages.tell_due(at=NOW + 5 * MINUTE)
    said = "".join(mail.subject + mail.text + mail.html for mail in OutboxEmail.objects.all())
    facts = [event.facts for event in AuditEvent.objects.filter(action__startswith="messages.")]
    assert ("canary" in said, "has written to you" in said, facts) == (False, True, [{}, {}, {}])
