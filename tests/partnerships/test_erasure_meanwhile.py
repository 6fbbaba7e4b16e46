"""Somebody is erased while a job is writing about them: whatever the job had written goes as well."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from colead.kernel.models import OutboxEmail
from colead.partnerships.actions import introductions, reminders
from colead.people.actions import erasure
from tests.cast import AMARA, BO, CHIDI
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.skipif(
    "connection.vendor == 'sqlite'",
    reason="SQLite lets one transaction write at a time: there is no meanwhile",
)


def in_between(job, bo):
    """Let the job write, erase Bo from another connection, which has to wait, and only then let the job commit."""
    begun = threading.Event()

    def erase():
        begun.set()
        erasure.erase(person=bo, by=bo, at=NOW)
        connection.close()

    other = threading.Thread(target=erase)
    with transaction.atomic():
        assert job() == 1
        other.start()
        begun.wait(10)
        other.join(1)
        waits = other.is_alive()
    other.join(30)
    return waits


@pytest.fixture
def pair(transactional_db):
    cohort = make_cohort(make_programme(make_person(AMARA)))
    bo, chidi = (enrol(make_person(one), cohort) for one in (BO, CHIDI))
    partnership = make_partnership(bo, chidi)
    make_meeting(partnership, starts_at=NOW + timedelta(hours=3))
    return bo, partnership


def mails():
    return [f"{mail.to_address} {mail.subject} {mail.text} {mail.html}" for mail in OutboxEmail.objects.all()]


@pytest.mark.parametrize("job", ["reminder", "introduction"])
def test_what_a_job_was_just_writing_about_somebody_who_is_erased_does_not_stay(pair, job):
    bo, partnership = pair
    if job == "introduction":
        partnership.introduced_at = None
        partnership.save()
    jobs = {
        "reminder": lambda: reminders.prepare_due(at=NOW),
        "introduction": lambda: introductions.introduce_due(at=NOW),
    }
    assert in_between(jobs[job], bo.person)
    assert [mail for mail in mails() if "Bo" in mail.replace("Both", "") or "bo@" in mail] == []
    assert jobs[job]() == 0
