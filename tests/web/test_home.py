from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from colead.pairing.models import Round
from colead.partnerships.models import Signal
from colead.programmes.models import Cohort
from tests.cast import ADA, AMARA, BO, SAM, ZOE
from tests.factories.people import NOW, make_person
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db
LOOK = 4  # queries of a page that says no more than who looks and where they take part


@pytest.fixture
def programme():
    return make_programme(make_person(AMARA))


def led_to(client):
    return client.get(reverse("home")).headers["Location"]


def test_a_coordinator_lands_on_the_latest_cohort_or_the_programme(programme, sign_in):
    client = sign_in(AMARA)
    assert led_to(client) == reverse("programme", args=[programme.key])
    cohort = make_cohort(programme)
    assert led_to(client) == reverse("cohort", args=[cohort.key])


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("invited", "own_invitation"),
        ("applied", "profile"),
        ("admitted", "peer_home"),
        ("paused", "peer_home"),
    ],
)
def test_who_is_enrolled_lands_where_they_stand(programme, sign_in, state, name):
    enrolment = enrol(make_person(BO), make_cohort(programme), state)
    client = sign_in(BO)
    assert led_to(client) == reverse(name, args=[enrolment.key])
    assert client.get(reverse("home"), follow=True).status_code == 200


def test_a_sponsor_lands_on_the_figures_and_before_on_a_page_that_says_when(programme, sign_in):
    appoint(make_person(SAM), programme)
    client = sign_in(SAM)
    assert "You sponsor Leading through change." in client.get(reverse("home")).content.decode()
    cohort = make_cohort(programme)
    assert led_to(client) == reverse("figures", args=[cohort.key])


def test_who_has_several_places_chooses(programme, sign_in):
    amara = programme.appointments.get().person
    enrol(amara, make_cohort(make_programme(make_person(BO), name="Another programme")))
    page = sign_in(AMARA).get(reverse("home"))
    assert [door.name for door in page.context["doors"]] == ["Leading through change", "Another programme"]


@time_machine.travel(NOW)
def test_who_runs_several_programmes_sees_what_waits_in_each(programme, sign_in, django_assert_num_queries):
    amara = programme.appointments.get().person
    cohort = make_cohort(programme, name="Spring")
    enrol(make_person(BO), cohort, "admitted")
    another = make_programme(amara, name="Another")
    enrol(make_person(ZOE), make_cohort(another, name="Pilot"), "invited")
    made = make_cohort(make_programme(amara, name="A third"), name="Winter")
    Cohort.objects.filter(pk=made.pk).update(ends_on=NOW.date() - timedelta(days=1))
    Round.objects.create(cohort=cohort, number=1, requested_by=amara, requested_at=NOW)
    Signal.objects.create(cohort=cohort, kind="silence", opened_at=NOW, offered_at=NOW)
    client = sign_in(AMARA)
    with django_assert_num_queries(LOOK + 2):  # their latest cohorts, and how these stand
        page = client.get(reverse("home"))
    assert [(door.text, door.waiting) for door in page.context["doors"]] == [
        (
            "Spring: 1 person takes part. You coordinate it.",
            ("a round waits for your eye", "1 entry waits for a word"),
        ),
        ("Pilot: 1 person has not answered yet. You coordinate it.", ()),
        ("Winter has ended. You coordinate it.", ()),
    ]


def test_an_administrator_without_a_place_lands_on_the_programmes(sign_in):
    make_person(ADA, is_administrator=True)
    assert led_to(sign_in(ADA)) == reverse("programmes")


@pytest.mark.parametrize("state", ["declined", "left", "rejected"])
def test_who_has_no_place_is_told_what_happens_next(programme, sign_in, state):
    enrol(make_person(ZOE), make_cohort(programme), state)
    assert "Nothing is waiting for you" in sign_in(ZOE).get(reverse("home")).content.decode()
