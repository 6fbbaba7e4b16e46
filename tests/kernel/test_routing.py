"""What people chose is what they get. The scene's e-mails are the product's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from colead.kernel.mail import compose
from colead.kernel.models import MailSettings, OutboxEmail, UnreachableAddress
from colead.kernel.routing import next_digest
from tests.cast import BO
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db
State = OutboxEmail.WorkState


@pytest.fixture
def bo():
    return make_person(BO)


def write(person, kind="partnerships.agreement_agreed", at=NOW, **more):
    return compose(
        kind, person, subject="It holds", template="partnerships/email/agreement_agreed", at=at,
        context={"names": "Chidi", "link": "https://colead.example/x/"}, **more,
    )  # fmt: skip


def choose(person, when):
    groups = ("agreement", "around", "meetings", "partners", "account")
    MailSettings.objects.update_or_create(
        person=person.key, defaults={"choices": dict.fromkeys(groups, when)}
    )


def test_what_is_switched_off_is_not_written(bo):
    choose(bo, "off")
    write(bo)
    assert not OutboxEmail.objects.exists()


def test_what_is_essential_goes_at_once_whatever_was_chosen(bo, settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    choose(bo, "off")
    UnreachableAddress.objects.create(address=bo.email, since=NOW, reason="550")
    assert write(bo, "partnerships.cancelled").work_state == State.WAITING


@pytest.mark.parametrize(
    ("when", "due"),
    [("daily", datetime(2026, 3, 3, 7, tzinfo=UTC)), ("weekly", datetime(2026, 3, 9, 7, tzinfo=UTC))],
)
def test_what_waits_for_a_digest_keeps_no_more_than_subject_and_link(bo, when, due):
    choose(bo, when)
    write(bo)
    kept = OutboxEmail.objects.get()
    assert (kept.work_state, kept.digest, kept.next_attempt_at) == (State.IDLE, when, due)
    assert (kept.subject, kept.link, kept.text, kept.html) == (
        "It holds",
        "https://colead.example/x/",
        "",
        "",
    )


def test_nothing_optional_is_written_to_an_address_that_mail_does_not_reach(bo):
    UnreachableAddress.objects.create(address=bo.email, since=NOW, reason="550 no such mailbox")
    write(bo)
    assert not OutboxEmail.objects.exists()


def test_after_two_unanswered_nudges_there_is_no_third(bo):
    nudges = [write(bo, "partnerships.aftercare", NOW + timedelta(days=day), thread=bo) for day in range(3)]
    assert [nudge.pk is None for nudge in nudges] == [False, False, True]


@pytest.mark.parametrize(
    ("after", "due"),
    [  # the clocks of Berlin change on 29 March 2026
        (datetime(2026, 3, 28, 7, 0, tzinfo=UTC), datetime(2026, 3, 29, 6, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 6, 59, tzinfo=UTC), datetime(2026, 3, 28, 7, 0, tzinfo=UTC)),
    ],
)
def test_a_digest_is_due_at_eight_on_the_receivers_own_clock(after, due):
    assert next_digest("daily", after, "Europe/Berlin") == due
