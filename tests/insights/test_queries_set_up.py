from __future__ import annotations

import pytest
from django.urls import reverse

from colead.insights.queries.planning import planning
from colead.insights.queries.set_up import set_up
from colead.programmes.actions import charters, templates
from colead.programmes.models import Programme
from colead.programmes.starters import STARTERS
from tests.cast import ADA, AMARA, BO
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


def test_from_nothing_to_invited_step_by_step():
    ada = make_person(ADA, is_administrator=True)
    programme = templates.begin(design=STARTERS["technology"], name="Ours", by=ada, at=NOW)
    assert [step.code for step in set_up(programme).open] == [
        "charter",
        "sponsor",
        "publish",
        "cohort",
        "lock",
        "invite",
    ]
    Programme.objects.filter(pk=programme.pk).update(contact_name="Gita Test", sponsor_name="Sam Figure")
    programme.refresh_from_db()
    charters.publish(programme=programme, by=ada, at=NOW)
    assert set_up(programme).next.code == "cohort"
    cohort = make_cohort(programme)
    charters.lock_outcome(cohort=cohort, by=ada, at=NOW.replace(year=2025))
    enrol(make_person(BO), cohort)
    assert (set_up(programme).open, set_up(programme).people) == ([], 1)


# Complete pairs for 80 % power, two-sided 5 %: domain notes 3.14, recomputed there with statsmodels.
def test_how_many_complete_answers_a_change_takes():
    assert [(size.d, size.pairs) for size in planning(0, answering=60).sizes] == [
        (0.2, 199), (0.3, 90), (0.4, 52), (0.5, 34), (0.8, 15),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "answering", "visible", "can_tell"),
    [(0, 60, 0, False), (3, 60, 0, False), (40, 60, 1, False), (100, 60, 3, True), (2000, 60, 5, True)],
)
def test_what_a_cohort_can_show(people, answering, visible, can_tell):
    plan = planning(people, answering=answering)
    assert (sum(size.is_visible for size in plan.sizes), plan.can_tell) == (visible, can_tell)


@pytest.mark.parametrize("query", ["", "?people=120&answering=70", "?people=x&answering=500"])
def test_the_page_reckons_with_what_is_asked(sign_in, query):
    programme = make_programme(make_person(AMARA))
    page = sign_in(AMARA).get(reverse("set_up", args=[programme.key]) + query).content.decode()
    assert ("84 complete answers" in page) == ("120" in query)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_with_more_cohorts(sign_in, django_assert_max_num_queries, count):
    programme = make_programme(make_person(AMARA))
    for _ in range(count):
        make_cohort(programme)
    client = sign_in(AMARA)
    with django_assert_max_num_queries(10):
        client.get(reverse("set_up", args=[programme.key]))
