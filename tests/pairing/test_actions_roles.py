"""A role that changes after a profile was handed in asks for what it needs, and for nothing else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.pairing.actions import profiles, roles
from colead.pairing.models import Need
from colead.pairing.queries.readiness import readiness, ready_in
from tests.cast import AMARA, BO, CHIDI
from tests.factories.formats import give_roles, set_format
from tests.factories.people import NOW, make_person
from tests.factories.profiles import make_need, make_ready
from tests.factories.programmes import make_cohort, make_programme
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def mentor(amara):
    """Give a mentor who has handed in a profile that asks for nothing."""
    cohort = set_format(make_cohort(make_programme(amara)), amara, "near_peer")
    bo, chidi = make_ready(BO, cohort), make_ready(CHIDI, cohort)
    give_roles([bo, chidi], "mentor")
    Need.objects.filter(enrolment=bo).delete()
    return bo


def test_a_mentor_who_becomes_a_learner_is_asked_what_they_want_and_matched_once_it_is_there(amara, mentor):
    roles.change(enrolment=mentor, roles=["learner"], by=amara, at=NOW)
    assert mentor not in ready_in(mentor.cohort, "mentoring")
    assert readiness(mentor.cohort).unfinished == ("Bo Sample",)
    mail = OutboxEmail.objects.get(kind="pairing.missing")
    assert "still needs: one thing you want help with." in mail.text
    assert reverse("profile", args=[mentor.key]) in mail.text
    client = PageClient()
    client.force_login(mentor.person)
    shown = client.get(reverse("peer_home", args=[mentor.key])).content.decode()
    assert "something is missing for what you are in this programme" in shown
    make_need(mentor, "LIS")
    profiles.finish(enrolment=mentor, by=mentor.person, at=NOW)
    assert mentor in ready_in(mentor.cohort, "mentoring")
    again = client.get(reverse("peer_home", args=[mentor.key])).content.decode()
    assert "something is missing" not in again


def test_a_role_that_needs_nothing_more_leaves_the_profile_as_it_is(amara, mentor):
    roles.change(enrolment=mentor, roles=["mentor", "facilitator"], by=amara, at=NOW)
    assert mentor in ready_in(mentor.cohort, "mentoring")
    assert not OutboxEmail.objects.filter(kind="pairing.missing").exists()


def test_the_event_tells_no_part(amara, mentor):
    roles.change(enrolment=mentor, roles=["learner"], by=amara, at=NOW)
    assert AuditEvent.objects.get(action="profiles.reopen").facts == {}
