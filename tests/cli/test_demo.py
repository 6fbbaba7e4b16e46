from __future__ import annotations

import pytest

from colead.cli.demo import seed
from colead.kernel.demo import is_demo
from colead.kernel.models import OutboxEmail
from colead.pairing.models import Round
from colead.partnerships.models import Meeting
from colead.people.models import Person
from colead.programmes.models import Enrolment
from tests.cast import BO, PASSWORD
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db

# What each stage of the demo's life has in it: people admitted (who may have completed it since), published rounds, whether people have met.
STAGES = {
    "enrolment": (17, 0, False),
    "matching": (35, 0, False),
    "running": (60, 2, True),
    "finished": (60, 2, True),
}


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_tells_the_story_so_far(stage):
    assert seed.seed_if_empty(stage) is True
    admitted = Enrolment.objects.filter(state__in=["admitted", "paused", "completed"]).count()
    published = Round.objects.filter(state="published").count()
    have_met = Meeting.objects.filter(state="held").exists()
    assert (admitted, published, have_met) == STAGES[stage]


def test_everybody_who_is_named_can_sign_in(client):
    seed.seed_if_empty("enrolment")
    signed_in = [client.login(email=who.email, password=who.password) for who in seed.sign_ins()]
    assert signed_in == [True] * 6


def test_a_second_start_keeps_the_data():
    seed.seed_if_empty("enrolment")
    people = Person.objects.count()
    assert (seed.seed_if_empty("enrolment"), Person.objects.count()) == (False, people)


def test_demo_people_never_join_real_ones():
    make_person(BO)
    with pytest.raises(seed.NotEmpty):
        seed.seed_if_empty("running")
    assert (Person.objects.count(), is_demo(), OutboxEmail.objects.count()) == (1, False, 0)


def test_nobody_can_sign_in_as_the_demo_where_there_is_none(client):
    make_person(BO)
    assert (seed.sign_ins(), client.login(email=BO.email, password=PASSWORD)) == ([], True)
