from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.states import MoveRefused
from colead.pairing.models import Round
from colead.pairing.states import RoundState
from colead.partnerships import emails
from colead.partnerships.actions.introductions import introduce_due
from colead.partnerships.actions.publication import AlreadyPaired, NoLongerTakingPart, publish
from colead.partnerships.models import Meeting, Member, Partnership, Slot
from colead.partnerships.states import MeetingState, PartnershipKind
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.states import EnrolmentState
from tests.factories.partnerships import fill_in, make_round
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(cast):
    """Give an approved round of one pair whose profiles are filled in."""
    fill_in(cast.bo, need="CON", strength="STR")
    fill_in(cast.chidi, need="STR", strength="CON")
    return make_round(cast.cohort, cast.amara, (cast.bo, cast.chidi))


def partners() -> list[list[str]]:
    return [[m.enrolment.person.first_name for m in p.members.all()] for p in Partnership.objects.all()]


def test_publishing_makes_partnerships_with_a_first_meeting_and_times(cast, approved):
    published = publish(round=approved, by=cast.amara, at=NOW)
    assert (published.state, published.published_at, partners()) == (
        RoundState.PUBLISHED, NOW, [["Bo", "Chidi"]],
    )  # fmt: skip
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.number, meeting.minutes, meeting.starts_at) == (
        MeetingState.PROPOSED, 1, 60, None,
    )  # fmt: skip
    # The cohort starts on Wednesday, 1 April: nobody meets before.
    assert list(Slot.objects.values_list("starts_at", flat=True)) == [
        datetime(2026, 4, 1, 8, 0, tzinfo=UTC), datetime(2026, 4, 3, 9, 0, tzinfo=UTC),
        datetime(2026, 4, 6, 10, 0, tzinfo=UTC),
    ]  # fmt: skip


def test_three_people_become_a_triad(cast):
    publish(
        round=make_round(cast.cohort, cast.amara, (cast.bo, cast.chidi, cast.dana)), by=cast.amara, at=NOW
    )
    assert (partners(), Partnership.objects.get().kind) == ([["Bo", "Chidi", "Dana"]], PartnershipKind.TRIAD)


def test_whoever_never_said_when_they_are_free_is_proposed_no_time(cast):
    fill_in(cast.bo)
    publish(round=make_round(cast.cohort, cast.amara, (cast.bo, cast.chidi)), by=cast.amara, at=NOW)
    assert (Meeting.objects.count(), Slot.objects.count()) == (1, 0)


def test_publishing_a_hundred_pairs_costs_no_more_queries_than_one(cast, django_assert_max_num_queries):
    made = make_round(cast.cohort, cast.amara, (cast.bo, cast.chidi), (cast.dana, cast.eli))
    with django_assert_max_num_queries(26):
        publish(round=made, by=cast.amara, at=NOW)


@pytest.mark.parametrize("state", [RoundState.DRAFT, RoundState.PUBLISHED, RoundState.SUPERSEDED])
def test_only_an_approved_round_is_published(cast, state):
    made = make_round(cast.cohort, cast.amara, (cast.bo, cast.chidi), state=state)
    with pytest.raises(MoveRefused):
        publish(round=made, by=cast.amara, at=NOW)
    assert Partnership.objects.count() == 0


def test_only_its_coordinator_publishes_a_round(cast, approved):
    with pytest.raises(NotTheirs):
        publish(round=approved, by=cast.bo.person, at=NOW)


def test_somebody_with_a_partner_is_never_given_a_second_one(cast, approved):
    publish(round=approved, by=cast.amara, at=NOW)
    second = make_round(cast.cohort, cast.amara, (cast.bo, cast.dana), number=2)
    with pytest.raises(AlreadyPaired):
        publish(round=second, by=cast.amara, at=NOW)
    assert partners() == [["Bo", "Chidi"]]


def test_a_second_round_for_the_others_supersedes_the_first_whose_partnerships_go_on(cast, approved):
    publish(round=approved, by=cast.amara, at=NOW)
    second = make_round(cast.cohort, cast.amara, (cast.dana, cast.eli), number=2)
    publish(round=second, by=cast.amara, at=NOW)
    assert partners() == [["Bo", "Chidi"], ["Dana", "Eli"]]
    assert list(Round.objects.order_by("number").values_list("state", flat=True)) == [
        RoundState.SUPERSEDED, RoundState.PUBLISHED,
    ]  # fmt: skip


def test_somebody_who_left_after_the_approval_stops_the_publication(cast, approved):
    cast.chidi.state = EnrolmentState.LEFT
    cast.chidi.save()
    with pytest.raises(NoLongerTakingPart):
        publish(round=approved, by=cast.amara, at=NOW)


def test_an_audit_failure_undoes_the_publication(cast, approved, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(AuditEvent.objects, "create", broken)
    with pytest.raises(OSError, match="disk full"):
        publish(round=approved, by=cast.amara, at=NOW)
    approved.refresh_from_db()
    assert (approved.state, Member.objects.count(), Slot.objects.count()) == (RoundState.APPROVED, 0, 0)


def test_each_partner_is_introduced_once(cast, approved):
    publish(round=approved, by=cast.amara, at=NOW)
    assert [introduce_due(at=NOW), introduce_due(at=NOW)] == [1, 0]
    written = OutboxEmail.objects.order_by("pk")
    assert [(mail.to_address, mail.subject) for mail in written] == [
        ("bo@example.org", "Meet Chidi"), ("chidi@example.org", "Meet Bo"),
    ]  # fmt: skip
    assert "chidi offers conflict resolution, which you asked for first." in written[0].text.lower()
    assert "Wednesday 1 April, 10:00" in written[0].text  # in Berlin, after the clocks changed
    assert "Wednesday 1 April, 09:00" in written[1].text  # in Lagos
    assert [
        name for mail in written for name in ("sentence", "evidence") if name in mail.text + mail.html
    ] == []


def test_a_worker_that_dies_between_two_letters_leaves_none_and_the_next_writes_both(
    cast, approved, monkeypatch
):
    publish(round=approved, by=cast.amara, at=NOW)
    write = emails.introduction
    written: list[None] = []

    def dies_at_the_second(*args, **kwargs):
        if written:
            raise KeyboardInterrupt
        written.append(None)
        write(*args, **kwargs)

    monkeypatch.setattr(emails, "introduction", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        introduce_due(at=NOW)
    assert OutboxEmail.objects.count() == 0
    monkeypatch.undo()
    introduce_due(at=NOW + timedelta(minutes=1))
    assert sorted(OutboxEmail.objects.values_list("to_address", flat=True)) == [
        "bo@example.org", "chidi@example.org",
    ]  # fmt: skip
