"""A learner's and a mentor's pages: a shortlist on a phone, one request, an answer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from colead.pairing.actions import choosing, requests
from colead.pairing.models import Request, Suggestion
from tests.cast import AMARA
from tests.factories.formats import make_mentoring, set_format
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme
from tests.factories.rounds import make_crowd, make_round
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
CANARY = "canary words to my mentor"


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def opened(cohort):
    amara = cohort.programme.appointments.get().person
    choosing.open(round=make_round(cohort, amara), by=amara, at=NOW)
    choosing.suggest_due(at=NOW)


def browser_of(person):
    client = PageClient()
    client.force_login(person)
    return client


def shown(client, name, thing):
    return client.get(reverse(name, args=[thing.key])).content.decode()


def test_wishes_are_ranked_saved_and_shown_again(cohort):
    bo, *_ = make_crowd(cohort, 6)
    opened(cohort)
    client = browser_of(bo.person)
    assert "Say whom you would like to meet" in shown(client, "peer_home", bo)
    keys = list(Suggestion.objects.filter(enrolment=bo).values_list("key", flat=True))
    client.post(
        reverse("choose", args=[bo.key]),
        {f"rank-{keys[0]}": "2", f"rank-{keys[1]}": "1", f"rank-{keys[2]}": "x"},
    )
    assert list(Suggestion.objects.filter(enrolment=bo, rank__isnull=False).order_by("rank").values_list("key", flat=True)) == [
        keys[1], keys[0],
    ]  # fmt: skip
    assert "<h1>Your wishes are noted</h1>" in shown(client, "choose", bo)


def test_a_learner_asks_the_mentor_reads_and_says_yes_and_both_see_each_other(cohort):
    amara = cohort.programme.appointments.get().person
    (bo, _), _mentors = make_mentoring(cohort, amara, learners=2, mentors=2, format="choice", mentor_most=1)
    opened(cohort)
    learner = browser_of(bo.person)
    suggestion = Suggestion.objects.filter(enrolment=bo).first()
    learner.post(reverse("ask", args=[suggestion.key]), {"message": CANARY})
    assert f"You have asked {suggestion.other.person.name}" in shown(learner, "choose", bo)
    made = Request.objects.get()
    mentor = browser_of(suggestion.other.person)
    assert "asks whether you would be their mentor" in shown(mentor, "peer_home", suggestion.other)
    assert CANARY in shown(mentor, "request", made)
    mentor.post(reverse("accept_request", args=[made.key]))
    assert "your mentor" in shown(learner, "peer_home", bo)
    assert "your learner" in shown(mentor, "peer_home", suggestion.other)
    assert CANARY not in browser_of(amara).get(reverse("requests", args=[cohort.key])).content.decode()


@pytest.mark.parametrize("length", [1, 3])
def test_a_shortlist_takes_at_most_ten_queries_however_long(cohort, length, django_assert_max_num_queries):
    amara = cohort.programme.appointments.get().person
    (bo, *_), _mentors = make_mentoring(
        cohort, amara, learners=3, mentors=4, format="choice", shortlist_length=length
    )
    opened(cohort)
    client = browser_of(bo.person)
    suggestion = Suggestion.objects.select_related("round").filter(enrolment=bo).first()
    requests.ask(suggestion=suggestion, message="", by=bo.person, at=NOW)
    with django_assert_max_num_queries(10):
        shown(client, "choose", bo)


def test_a_mentor_with_several_learners_and_a_circle_sees_each_of_them(cohort):
    from colead.pairing.actions import rounds
    from colead.partnerships.actions.publication import publish

    amara = cohort.programme.appointments.get().person
    _learners, (mentor,) = make_mentoring(cohort, amara, learners=2, mentors=1)
    found = rounds.approve(round=make_round(cohort, amara), by=amara, at=NOW)
    publish(round=found, by=amara, at=NOW)
    page = shown(browser_of(mentor.person), "peer_home", mentor)
    assert page.count("your learner") == 2
    assert "You also meet" in page


def test_members_of_a_circle_read_why_they_are_together(cohort):
    from colead.pairing.actions import rounds
    from colead.partnerships.actions.publication import publish

    amara = cohort.programme.appointments.get().person
    set_format(cohort, amara, "circles", facilitators=0, circle_size=5)
    bo, *_ = make_crowd(cohort, 5)
    publish(round=rounds.approve(round=make_round(cohort, amara), by=amara, at=NOW), by=amara, at=NOW)
    page = shown(browser_of(bo.person), "peer_home", bo)
    assert "Meet your circle: pick a first time" in page
    assert "Why you five" in page
    assert "40 hours a week suit everybody." in page
