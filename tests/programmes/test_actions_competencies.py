from __future__ import annotations

import pytest

from colead.pairing.models import Need
from colead.programmes.actions import competencies
from colead.programmes.actions.competencies import CodeTaken, InUse, TooMany
from tests.cast import AMARA, BO
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def programme(amara):
    return make_programme(amara)


def codes(programme):
    return [competency.code for competency in programme.competencies.all()]


def test_a_new_one_comes_last(programme, amara):
    competencies.add(programme=programme, code="NEW", name="New", description="", by=amara, at=NOW)
    assert codes(programme)[-1] == "NEW"


def test_a_code_is_given_once(programme, amara):
    with pytest.raises(CodeTaken):
        competencies.add(programme=programme, code="COM", name="Again", description="", by=amara, at=NOW)


def test_twenty_are_enough(programme, amara):
    for number in range(12):
        competencies.add(programme=programme, code=f"N{number}", name="New", description="", by=amara, at=NOW)
    with pytest.raises(TooMany):
        competencies.add(programme=programme, code="N12", name="New", description="", by=amara, at=NOW)


def test_moving_swaps_neighbors_and_stops_at_the_edge(programme, amara):
    first, second = programme.competencies.all()[:2]
    competencies.move(competency=second, up=True, by=amara, at=NOW)
    assert codes(programme)[:2] == [second.code, first.code]
    competencies.move(competency=second, up=True, by=amara, at=NOW)
    assert codes(programme)[:2] == [second.code, first.code]


def test_one_that_somebody_chose_stays(programme, amara):
    competency = programme.competencies.all()[0]
    enrolment = enrol(make_person(BO), make_cohort(programme))
    Need.objects.create(enrolment=enrolment, competency=competency)
    with pytest.raises(InUse):
        competencies.remove(competency=competency, by=amara, at=NOW)
    assert competency.code in codes(programme)
