from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.states import MoveRefused
from colead.programmes.actions import enrolments
from colead.programmes.actions.enrolments import NobodyNew, TooManyAtOnce
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState as E
from tests.cast import AMARA, BO, CHIDI, DANA, OLU
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def cohort(amara):
    return make_cohort(make_programme(amara))


def states(cohort):
    return {e.person.name: e.state for e in Enrolment.objects.filter(cohort=cohort).select_related("person")}


def test_inviting_writes_to_each_once(cohort, amara):
    bo, chidi = make_person(BO), make_person(CHIDI)
    enrolments.invite(cohort=cohort, people=[bo, chidi, bo], by=amara, at=NOW)
    assert states(cohort) == {BO.name: E.INVITED, CHIDI.name: E.INVITED}
    assert sorted(OutboxEmail.objects.values_list("to_address", flat=True)) == [BO.email, CHIDI.email]


def test_inviting_again_leaves_answers_alone_and_asks_those_who_declined(cohort, amara):
    bo, chidi, dana = make_person(BO), make_person(CHIDI), make_person(DANA)
    enrol(bo, cohort, E.ADMITTED)
    enrol(chidi, cohort, E.DECLINED)
    invited = enrolments.invite(cohort=cohort, people=[bo, chidi, dana], by=amara, at=NOW)
    assert sorted(e.person.name for e in invited) == [CHIDI.name, DANA.name]
    assert states(cohort)[BO.name] == E.ADMITTED


def test_inviting_nobody_new_says_so(cohort, amara):
    bo = make_person(BO)
    enrol(bo, cohort)
    with pytest.raises(NobodyNew):
        enrolments.invite(cohort=cohort, people=[bo], by=amara, at=NOW)


def test_only_the_programmes_coordinator_invites(cohort):
    with pytest.raises(NotTheirs):
        enrolments.invite(cohort=cohort, people=[make_person(BO)], by=make_person(OLU), at=NOW)
    assert OutboxEmail.objects.count() == 0


@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_does_not_grow(cohort, amara, people, django_assert_num_queries):
    invited = [make_person(character) for character in (BO, CHIDI, DANA)[:people]]
    with django_assert_num_queries(9):
        enrolments.invite(cohort=cohort, people=invited, by=amara, at=NOW)


def test_a_yes_a_no_and_a_no_taken_back(cohort):
    enrolment = enrol(make_person(BO), cohort, E.INVITED)
    assert enrolments.decline(enrolment=enrolment, at=NOW).state == E.DECLINED
    assert enrolments.undo_decline(enrolment=enrolment, at=NOW).state == E.INVITED
    assert enrolments.accept(enrolment=enrolment, at=NOW).state == E.APPLIED
    assert enrolments.accept(enrolment=enrolment, at=NOW).state == E.APPLIED
    assert list(AuditEvent.objects.filter(thing=enrolment.key).values_list("action", flat=True)) == [
        "enrolments.declined", "enrolments.invited", "enrolments.applied",
    ]  # fmt: skip


def test_who_takes_part_cannot_decline_by_an_old_mail(cohort):
    enrolment = enrol(make_person(BO), cohort, E.ADMITTED)
    with pytest.raises(MoveRefused):
        enrolments.decline(enrolment=enrolment, at=NOW)


def test_a_reminder_goes_to_the_silent_at_most_once_a_week(cohort, amara):
    enrol(make_person(BO), cohort, E.INVITED, at=NOW - timedelta(days=8))
    enrol(make_person(CHIDI), cohort, E.INVITED, at=NOW - timedelta(days=2))
    enrol(make_person(DANA), cohort, E.APPLIED, at=NOW - timedelta(days=8))
    assert enrolments.remind(cohort=cohort, by=amara, at=NOW) == 1
    assert enrolments.remind(cohort=cohort, by=amara, at=NOW) == 0
    assert list(OutboxEmail.objects.values_list("to_address", "kind")) == [(BO.email, "programmes.reminder")]


def test_a_reminder_leaves_the_day_of_the_invitation_as_it_was(cohort, amara):
    enrolment = enrol(make_person(BO), cohort, E.INVITED, at=NOW - timedelta(days=8))
    enrolments.remind(cohort=cohort, by=amara, at=NOW)
    enrolment.refresh_from_db()
    assert (enrolment.invited_at, enrolment.reminded_at) == (NOW - timedelta(days=8), NOW)
    assert enrolments.remind(cohort=cohort, by=amara, at=NOW + timedelta(days=8)) == 1


def test_an_invitation_taken_back_tells_the_person_and_can_be_sent_again(cohort, amara):
    bo = make_person(BO)
    enrolment = enrol(bo, cohort, E.INVITED)
    enrolments.withdraw(enrolment=enrolment, by=amara, at=NOW)
    assert states(cohort) == {BO.name: E.WITHDRAWN}
    with pytest.raises(MoveRefused):
        enrolments.accept(enrolment=enrolment, at=NOW)
    enrolments.invite(cohort=cohort, people=[bo], by=amara, at=NOW)
    assert states(cohort) == {BO.name: E.INVITED}
    assert list(OutboxEmail.objects.order_by("pk").values_list("to_address", "kind")) == [
        (BO.email, "programmes.withdrawn"), (BO.email, "programmes.invitation"),
    ]  # fmt: skip


@pytest.mark.parametrize("state", [E.APPLIED, E.ADMITTED, E.DECLINED, E.WITHDRAWN])
def test_only_an_invitation_without_an_answer_is_taken_back(cohort, amara, state):
    enrolment = enrol(make_person(BO), cohort, state)
    with pytest.raises(MoveRefused):
        enrolments.withdraw(enrolment=enrolment, by=amara, at=NOW)


def test_only_the_programmes_coordinator_takes_an_invitation_back(cohort):
    enrolment = enrol(make_person(BO), cohort, E.INVITED)
    with pytest.raises(NotTheirs):
        enrolments.withdraw(enrolment=enrolment, by=make_person(OLU), at=NOW)


@pytest.mark.parametrize("state", [E.WITHDRAWN, E.LEFT, E.APPLIED, E.ADMITTED])
def test_only_a_no_is_taken_back_by_the_person(cohort, state):
    enrolment = enrol(make_person(BO), cohort, state)
    with pytest.raises(MoveRefused):
        enrolments.undo_decline(enrolment=enrolment, at=NOW)


def test_at_most_five_thousand_at_once(cohort, amara, monkeypatch):
    monkeypatch.setattr(enrolments, "MOST", 1)
    with pytest.raises(TooManyAtOnce):
        enrolments.invite(cohort=cohort, people=[make_person(BO), make_person(CHIDI)], by=amara, at=NOW)
    assert Enrolment.objects.count() == 0


def test_a_closed_account_is_not_invited(cohort, amara):
    bo = make_person(BO)
    bo.is_active = False
    bo.save()
    with pytest.raises(NobodyNew):
        enrolments.invite(cohort=cohort, people=[bo], by=amara, at=NOW)


def test_each_invitation_is_on_record(cohort, amara):
    (enrolment,) = enrolments.invite(cohort=cohort, people=[make_person(BO)], by=amara, at=NOW)
    assert list(AuditEvent.objects.filter(thing=enrolment.key).values_list("action", "by", "thing_type")) == [
        ("enrolments.invite", amara.key, "enrolment")
    ]


def test_only_the_programmes_coordinator_reminds(cohort):
    with pytest.raises(NotTheirs):
        enrolments.remind(cohort=cohort, by=make_person(OLU), at=NOW)


def test_who_accepted_is_admitted_and_nobody_else(cohort, amara):
    applied, invited = enrol(make_person(BO), cohort, E.APPLIED), enrol(make_person(CHIDI), cohort, E.INVITED)
    admitted = enrolments.admit(enrolment=applied, by=applied.person, at=NOW)
    assert (admitted.state, admitted.admitted_at) == (E.ADMITTED, NOW)
    with pytest.raises(MoveRefused):
        enrolments.admit(enrolment=invited, by=invited.person, at=NOW)


def test_the_mail_says_what_it_is_about_in_plain_letters(cohort, amara):
    cohort.programme.name, cohort.programme.purpose = "Maeve’s & Co", "Think <together> & grow"
    cohort.programme.cadence_days, cohort.programme.meeting_minutes = 21, 45
    cohort.programme.save()
    enrolments.invite(cohort=cohort, people=[make_person(BO)], by=amara, at=NOW)
    mail = OutboxEmail.objects.get()
    assert mail.subject == "An invitation: Maeve’s & Co"
    assert "Think <together> & grow" in mail.text
    assert "Think &lt;together&gt; &amp; grow" in mail.html
    assert "for 45 minutes every 3 weeks" in mail.text
