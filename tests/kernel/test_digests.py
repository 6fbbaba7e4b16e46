from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.digests import write_due
from colead.kernel.mail import compose
from colead.kernel.models import MailSettings, OutboxEmail
from tests.cast import BO
from tests.factories.people import NOW, make_person

pytestmark = pytest.mark.django_db
State = OutboxEmail.WorkState
DAY = timedelta(days=1)
TOMORROW = NOW + DAY


@pytest.fixture
def bo():
    person = make_person(BO)
    MailSettings.objects.create(person=person.key, choices={"agreement": "daily", "around": "weekly"})
    return person


def write(person, subject, kind="partnerships.agreement_agreed", **more):
    return compose(
        kind, person, subject=subject, template="partnerships/email/agreement_agreed", at=NOW,
        context={"names": "Chidi", "link": f"https://colead.example/{len(subject)}/"}, **more,
    )  # fmt: skip


def digests():
    return list(OutboxEmail.objects.filter(kind__startswith="kernel.").order_by("pk"))


def test_a_digest_says_all_of_it_in_one_mail_with_one_link_each_and_once(bo):
    write(bo, "Your agreement with Chidi holds")
    write(bo, "Your agreement with Dana holds")
    assert [write_due(at=NOW), write_due(at=TOMORROW), write_due(at=TOMORROW)] == [0, 1, 0]
    (digest,) = digests()
    assert (digest.kind, digest.subject) == ("kernel.daily", "2 things since last time")
    for body in (digest.text, digest.html):
        assert body.count("Your agreement with Chidi holds") == body.count("https://colead.example/31/") == 1
        assert ("Your agreement\n" in body) or (">Your agreement<" in body)
    assert not OutboxEmail.objects.exclude(link="").exists()


def test_what_is_no_longer_true_is_not_told_and_nothing_to_tell_is_no_digest(bo):
    write(bo, "Too late", stale_after=NOW + timedelta(hours=3))
    assert (write_due(at=TOMORROW), digests()) == (0, [])
    assert OutboxEmail.objects.get().work_state == State.FAILED


def test_a_daily_digest_does_not_take_what_waits_for_the_weekly_one(bo):
    write(bo, "Daily")
    write(bo, "Weekly", kind="partnerships.preparation")
    assert write_due(at=TOMORROW) == 1
    assert "Weekly" not in digests()[0].text
    assert write_due(at=NOW + 7 * DAY) == 1


def test_somebody_who_is_gone_gets_no_digest(bo):
    write(bo, "Your agreement holds")
    bo.is_active = False
    bo.save()
    assert (write_due(at=TOMORROW), digests()) == (0, [])


def test_a_digest_waits_to_be_sent_like_any_other_mail(bo, settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:1"
    write(bo, "Your agreement holds")
    write_due(at=TOMORROW)
    assert [mail.work_state for mail in digests()] == [State.WAITING]
