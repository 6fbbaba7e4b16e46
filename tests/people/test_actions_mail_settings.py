from __future__ import annotations

import pytest

from colead.kernel.errors import Refused
from colead.kernel.links import LinkUnreadable
from colead.kernel.models import AuditEvent, MailSettings, OutboxEmail, UnreachableAddress
from colead.kernel.unsubscribe import ending
from colead.people.actions import mail_settings
from colead.people.actions.mail_settings import NoSuchChoice, NotQuiet
from tests.cast import BO
from tests.factories.mail import make_email
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo():
    return make_person(BO)


def token(person, kind="partnerships.agreement_agreed"):
    return ending(kind, person.key, at=NOW).rstrip("/").rpartition("/")[2]


def choices():
    return MailSettings.objects.get().choices


def test_choices_and_quiet_hours_are_kept(bo):
    mail_settings.change(person=bo, choices={"agreement": "weekly"}, quiet=(21, 7), at=NOW)
    mine = MailSettings.objects.get()
    assert (mine.choices, mine.quiet_from, mine.quiet_until) == ({"agreement": "weekly"}, 21, 7)
    assert [event.action for event in AuditEvent.objects.all()] == ["mail_settings.change"]


@pytest.mark.parametrize(
    ("chosen", "quiet", "refusal"),
    [
        ({"agreement": "sometimes"}, None, NoSuchChoice), ({"meetings": "off"}, None, NoSuchChoice),
        ({}, (7, 7), NotQuiet), ({}, (7, 24), NotQuiet),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_refused(bo, chosen, quiet, refusal):
    with pytest.raises(refusal):
        mail_settings.change(person=bo, choices=chosen, quiet=quiet, at=NOW)
    assert not MailSettings.objects.exists()


def test_what_is_kept_for_a_digest_goes_when_it_is_switched_off(bo):
    make_email(
        bo.email, to_person=bo.key, kind="partnerships.agreement_agreed", digest="daily", work_state="idle"
    )
    mail_settings.change(person=bo, choices={"agreement": "off"}, quiet=None, at=NOW)
    assert not OutboxEmail.objects.exists()


def test_one_click_ends_one_group_twice_changes_nothing_and_it_can_be_taken_back(bo):
    mail_settings.change(person=bo, choices={"around": "daily"}, quiet=None, at=NOW)
    for _ in range(2):
        mail_settings.end_by_link(token=token(bo), at=NOW)
    assert choices() == {"around": "daily", "agreement": "off"}
    mail_settings.undo_by_link(token=token(bo), at=NOW)
    assert choices() == {"around": "daily"}


def test_the_end_of_a_digest_is_the_end_of_all_that_is_in_it(bo):
    before = {"around": "daily", "agreement": "weekly"}
    mail_settings.change(person=bo, choices=before, quiet=None, at=NOW)
    mail_settings.end_by_link(token=token(bo, "kernel.daily"), at=NOW)
    assert choices() == {"around": "off", "agreement": "weekly"}
    mail_settings.undo_by_link(token=token(bo, "kernel.daily"), at=NOW)
    assert choices() == before


def test_a_link_that_was_changed_or_belongs_to_nobody_ends_nothing(bo):
    with pytest.raises(Refused):
        mail_settings.end_by_link(token=token(bo) + "x", at=NOW)
    mine = token(bo)
    bo.is_active = False
    bo.save()
    with pytest.raises(LinkUnreadable):
        mail_settings.end_by_link(token=mine, at=NOW)
    assert not MailSettings.objects.exists()


def test_an_address_is_tried_again_when_somebody_says_so(bo):
    UnreachableAddress.objects.create(address=bo.email, since=NOW, reason="550 no")
    mail_settings.try_again(person=bo, by=bo, at=NOW)
    assert not UnreachableAddress.objects.exists()
