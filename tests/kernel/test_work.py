from __future__ import annotations

from datetime import timedelta

import pytest

from colead.kernel.models import OutboxEmail
from colead.kernel.work import claim_next, report_progress
from tests.factories.mail import make_email
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
LEASE = timedelta(minutes=5)


def claim(at=NOW):
    return claim_next(OutboxEmail.objects.order_by("pk"), at=at, lease=LEASE)


def test_a_row_is_claimed_once():
    email = make_email()
    assert (claim(), claim()) == (email, None)


def test_a_killed_worker_loses_its_claim_and_the_row_is_taken_up_again():
    email = make_email()
    claim()
    again = claim(NOW + LEASE + timedelta(seconds=1))
    assert (again, again.attempts) == (email, 2)


def test_progress_extends_the_claim():
    email = make_email()
    claim()
    report_progress(email, percent=50, note="half", until=NOW + 3 * LEASE)
    assert claim(NOW + 2 * LEASE) is None


def test_nothing_to_do_is_fine():
    assert claim() is None
