from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import AuditEvent
from colead.partnerships.actions import worksheets
from colead.partnerships.actions.seats import NotMember, PartnershipOver
from colead.partnerships.actions.worksheets import Answers
from colead.partnerships.models import Meeting, Worksheet
from colead.partnerships.states import PartnershipState
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast) -> Meeting:
    return make_meeting(make_partnership(cast.bo, cast.chidi))


def write(meeting, by, version, at=NOW, **texts) -> Worksheet:
    return worksheets.save(meeting=meeting, answers=Answers(**texts), version=version, by=by, at=at)


def test_each_member_has_a_worksheet_of_their_own(cast, meeting):
    write(meeting, cast.bo.person, 0, help_wanted="Bo's")
    write(meeting, cast.chidi.person, 0, help_wanted="Chidi's")
    assert [(s.member.enrolment, s.help_wanted) for s in Worksheet.objects.order_by("pk")] == [
        (cast.bo, "Bo's"), (cast.chidi, "Chidi's"),
    ]  # fmt: skip


def test_saving_again_replaces_what_the_same_window_wrote(cast, meeting):
    first = write(meeting, cast.bo.person, 0, help_wanted="One")
    second = write(meeting, cast.bo.person, first.version, help_wanted="Two")
    assert (second.help_wanted, second.version, Worksheet.objects.count()) == ("Two", 2, 1)


def test_two_windows_lose_nothing(cast, meeting):
    write(meeting, cast.bo.person, 0, help_wanted="From the phone", tried="Waiting")
    both = write(meeting, cast.bo.person, 0, help_wanted="From the desk", worth_it="A plan")
    assert (both.help_wanted, both.tried, both.worth_it, both.version) == (
        "From the phone\n\nFrom the desk", "Waiting", "A plan", 2,
    )  # fmt: skip


def test_saving_the_same_again_changes_nothing(cast, meeting):
    first = write(meeting, cast.bo.person, 0, tried="Waiting")
    again = write(meeting, cast.bo.person, 0, tried="Waiting")
    assert again.version == first.version


def test_typing_leaves_one_event_a_sitting_and_never_a_word(cast, meeting):
    sheet = write(meeting, cast.bo.person, 0, tried="canary")
    sheet = write(meeting, cast.bo.person, sheet.version, at=NOW + timedelta(seconds=2), tried="canary 2")
    write(meeting, cast.bo.person, sheet.version, at=NOW + timedelta(minutes=20), tried="canary 3")
    events = AuditEvent.objects.filter(action="worksheets.save")
    assert [(event.thing, event.facts) for event in events] == [(meeting.key, {})] * 2


def test_others_and_the_coordinator_cannot_write(cast, meeting):
    for by in (cast.dana.person, cast.amara):
        with pytest.raises(NotMember):
            write(meeting, by, 0, tried="x")


def test_after_the_end_nothing_is_written_any_more(cast, meeting):
    meeting.partnership.state = PartnershipState.ENDED
    meeting.partnership.save()
    with pytest.raises(PartnershipOver):
        write(meeting, cast.bo.person, 0, tried="x")
