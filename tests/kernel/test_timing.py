"""When mail may go, over a real SMTP conversation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from colead.kernel.models import MailSettings, OutboxEmail
from colead.kernel.smtp import deliver_due
from colead.kernel.timing import end_of_quiet
from tests.cast import BO
from tests.factories.mail import make_email
from tests.factories.people import NOW, make_person
from tests.support.smtp import smtp_server

pytestmark = pytest.mark.django_db
State = OutboxEmail.WorkState
BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 3, 2, 22, 30, tzinfo=UTC)  # 23:30 in Berlin


@pytest.fixture
def box(settings):
    with smtp_server() as box:
        settings.EMAIL_URL = box.url
        yield box


@pytest.fixture
def bo():
    return make_person(BO)


def deliver(at):
    return deliver_due(lambda: at)


def write(person, kind, at=NOW, **more):
    return make_email(
        person.email, to_person=person.key, kind=kind, created_at=at, next_attempt_at=at, **more
    )


@pytest.mark.parametrize(
    ("at", "over"),
    [
        (NIGHT, datetime(2026, 3, 3, 6, tzinfo=UTC)),
        (NIGHT + timedelta(hours=4), datetime(2026, 3, 3, 6, tzinfo=UTC)),
        (datetime(2026, 3, 2, 12, tzinfo=UTC), None),
        (
            datetime(2026, 3, 28, 22, 30, tzinfo=UTC),
            datetime(2026, 3, 29, 5, tzinfo=UTC),
        ),  # the clocks change
    ],
)
def test_quiet_hours_are_those_of_the_persons_own_clock(at, over):
    assert end_of_quiet(at, BERLIN, 21, 7) == over


def test_quiet_hours_within_a_day_and_of_no_length():
    noon = datetime(2026, 3, 2, 12, 30, tzinfo=UTC)
    assert end_of_quiet(noon, ZoneInfo("UTC"), 12, 14) == noon.replace(hour=14, minute=0)
    assert end_of_quiet(noon, ZoneInfo("UTC"), 12, 12) is None


def test_mail_waits_until_quiet_hours_are_over_and_a_calendar_change_does_not(box, bo):
    MailSettings.objects.create(person=bo.key, quiet_from=21, quiet_until=7)
    held = write(bo, "partnerships.agreement_agreed", NIGHT)
    moved = write(bo, "partnerships.planned", NIGHT)
    assert deliver(NIGHT) == 1
    assert [mail["Message-ID"] for mail in box.accepted] == [moved.message_id]
    assert deliver(NIGHT + timedelta(hours=7)) == 0
    assert deliver(NIGHT + timedelta(hours=8)) == 1
    assert box.accepted[-1]["Message-ID"] == held.message_id


def test_one_nudge_a_day_and_the_next_on_the_next_morning(box, bo):
    first, second = (write(bo, "partnerships.aftercare") for _ in range(2))
    other = write(bo, "partnerships.agreement_agreed")
    assert deliver(NOW) == 2
    assert {mail["Message-ID"] for mail in box.accepted} == {first.message_id, other.message_id}
    second.refresh_from_db()
    assert second.next_attempt_at == datetime(2026, 3, 3, 7, tzinfo=UTC)
    assert (deliver(NOW + timedelta(hours=12)), deliver(NOW + timedelta(days=1))) == (0, 1)


def test_a_nudge_waits_while_another_worker_is_sending_one(box, bo):
    write(bo, "partnerships.aftercare", work_state=State.WORKING, claimed_until=NOW + timedelta(minutes=5))
    mine = write(bo, "partnerships.aftercare")
    assert deliver(NOW) == 0
    mine.refresh_from_db()
    assert NOW < mine.next_attempt_at < NOW + timedelta(hours=1)


def test_mail_to_somebody_who_is_gone_is_not_sent_and_nothing_of_it_stays(box, bo):
    write(bo, "partnerships.planned")
    bo.is_active = False
    bo.save()
    assert (deliver(NOW), box.accepted, OutboxEmail.objects.count()) == (0, [], 0)
