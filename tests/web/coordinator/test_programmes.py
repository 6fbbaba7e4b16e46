from __future__ import annotations

import re

import pytest
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from colead.pairing.queries.policies import policy_of
from colead.people.models import Person
from colead.programmes.models import Appointment, Cohort, Programme
from tests.cast import ADA, AMARA, BO, CHIDI, DANA, OLU
from tests.factories.people import make_person
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db

CHARTER = {"name": "Leading", "purpose": "Think together", "cadence_days": "14", "meeting_minutes": "60"}
WEIGHTS = {
    "weight_needs": "0", "weight_function": "0", "weight_level": "0", "weight_hours": "0",
    "weight_interests": "0", "weight_style": "0", "min_shared_hours": "3",
}  # fmt: skip


@pytest.fixture
def programme():
    return make_programme(make_person(AMARA))


def headline(page) -> str:
    return re.search(r"<h1>(.*?)</h1>", page.content.decode(), re.S)[1].strip()


def see(client, name, thing):
    return client.get(reverse(name, args=[thing.key]))


def test_the_headline_says_what_is_next(programme, sign_in):
    client = sign_in(AMARA)
    assert headline(see(client, "programme", programme)) == "Leading through change: no cohort is planned yet"
    cohort = make_cohort(programme)
    assert headline(see(client, "programme", programme)) == "Leading through change: nobody is invited yet"
    enrol(make_person(BO), cohort, "invited")
    assert (
        headline(see(client, "programme", programme))
        == "Leading through change: 1 person has not answered yet"
    )
    cohort.enrolments.update(state="admitted")
    enrol(make_person(CHIDI), cohort)
    assert headline(see(client, "programme", programme)) == "Leading through change: 2 people take part"


@pytest.mark.parametrize("cohorts", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(programme, sign_in, cohorts, django_assert_num_queries):
    for number in range(cohorts):
        enrol(make_person([BO, CHIDI, DANA][number]), make_cohort(programme, name=f"Cohort {number}"))
    client = sign_in(AMARA)
    with django_assert_num_queries(9):
        see(client, "programme", programme)


def test_a_preview_shows_the_invitation_and_saves_nothing(programme, sign_in):
    page = sign_in(AMARA).post(reverse("charter", args=[programme.key]), CHARTER | {"preview": "1"})
    assert "nothing is saved yet" in page.content.decode()
    assert Programme.objects.get(pk=programme.pk).purpose == ""


def test_the_charter_is_saved(programme, sign_in):
    sign_in(AMARA).post(reverse("charter", args=[programme.key]), CHARTER)
    assert Programme.objects.get(pk=programme.pk).purpose == "Think together"


def test_an_administrator_sets_a_programme_up(sign_in):
    make_person(ADA, is_administrator=True)
    page = sign_in(ADA).post(reverse("create_programme"), CHARTER)
    assert page.headers["Location"] == reverse("programme", args=[Programme.objects.get().key])


def test_dates_out_of_order_are_named_beside_the_date(programme, sign_in):
    typed = {"name": "S", "answer_by": "2026-05-01", "starts_on": "2026-04-01", "ends_on": "2026-03-01"}
    page = sign_in(AMARA).post(reverse("create_cohort", args=[programme.key]), typed).content.decode()
    assert "Answers must be due by the start." in page
    assert "The end must come after the start." in page
    assert Cohort.objects.count() == 0


def test_a_code_that_is_taken_keeps_what_was_typed(programme, sign_in):
    typed = {"name": "Courage", "code": "com", "description": "Saying it"}
    page = sign_in(AMARA).post(reverse("competencies", args=[programme.key]), typed).content.decode()
    assert ("Another competency" in page, "Courage" in page) == (True, True)
    assert programme.competencies.count() == 8


def test_competencies_are_renamed_moved_and_removed(programme, sign_in):
    client = sign_in(AMARA)
    first, second = programme.competencies.all()[:2]
    client.post(reverse("competency", args=[first.key]), {"name": "Clarity", "code": "CLA"})
    client.post(reverse("move_competency", args=[first.key]), {"to": "down"})
    client.post(reverse("remove_competency", args=[second.key]))
    assert list(programme.competencies.values_list("name", flat=True))[:2] == ["Clarity", "Decision making"]


def test_rules_and_weights_are_kept(programme, sign_in):
    sign_in(AMARA).post(
        reverse("policy", args=[programme.key]), WEIGHTS | {"weight_needs": "70", "not_same_line": "on"}
    )
    policy = policy_of(programme)
    assert (policy.weight_needs, policy.not_same_line, policy.not_same_slate, policy.min_shared_hours) == (
        70, True, False, 3,
    )  # fmt: skip


def test_weights_that_are_all_nothing_are_refused_in_words(programme, sign_in):
    page = sign_in(AMARA).post(reverse("policy", args=[programme.key]), WEIGHTS)
    assert "At least one weight must be more than 0." in page.content.decode()


def test_a_sponsor_is_appointed_by_address_and_told(programme, sign_in):
    typed = {"email": "New@Example.org", "name": "New Person", "post": "sponsor"}
    sign_in(AMARA).post(reverse("team", args=[programme.key]), typed)
    assert [a.person.email for a in Appointment.objects.filter(post="sponsor")] == ["new@example.org"]
    assert OutboxEmail.objects.get().subject == "You are sponsor of Leading through change"


def test_who_gives_up_their_own_post_goes_home(programme, sign_in):
    appoint(make_person(OLU), programme, "coordinator")
    client, own = sign_in(AMARA), Appointment.objects.get(person__email=AMARA.email)
    page = client.post(reverse("withdraw_appointment", args=[own.key]))
    assert page.headers["Location"] == reverse("home")
    assert see(client, "programme", programme).status_code == 404


def test_the_last_coordinator_stays_and_is_told_why(programme, sign_in):
    own = Appointment.objects.get(person__email=AMARA.email)
    page = sign_in(AMARA).post(reverse("withdraw_appointment", args=[own.key]))
    assert (page.status_code, Appointment.objects.filter(pk=own.pk).exists()) == (409, True)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_programmes_costs_the_same_for_one_and_three(
    programme, sign_in, number, django_assert_num_queries
):
    for place in range(1, number):
        enrol(
            make_person([BO, CHIDI, DANA][place]),
            make_cohort(make_programme(programme_owner(), name=f"P{place}")),
        )
    client = sign_in(AMARA)
    with django_assert_num_queries(6):
        page = client.get(reverse("programmes"))
    assert page.content.decode().count("<h2><a ") == number


def programme_owner() -> Person:
    return Person.objects.get(email=AMARA.email)


@pytest.mark.parametrize("number", [1, 3])
def test_the_team_costs_the_same_for_one_and_three(programme, sign_in, number, django_assert_num_queries):
    for character in (BO, CHIDI, DANA)[:number]:
        appoint(make_person(character), programme)
    client = sign_in(AMARA)
    with django_assert_num_queries(7):
        page = see(client, "team", programme)
    assert page.content.decode().count("@example.org</td>") == 1 + number


@pytest.mark.parametrize("number", [1, 3])
def test_the_competencies_cost_the_same_for_one_and_three(
    programme, sign_in, number, django_assert_num_queries
):
    programme.competencies.exclude(
        pk__in=list(programme.competencies.values_list("pk", flat=True)[:number])
    ).delete()
    client = sign_in(AMARA)
    with django_assert_num_queries(7):
        page = see(client, "competencies", programme)
    assert len(page.context["competencies"]) == number
