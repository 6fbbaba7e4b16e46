from __future__ import annotations

import pytest

from colead.kernel.models import OutboxEmail
from colead.programmes.actions import appointments
from colead.programmes.actions.appointments import LastCoordinator
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.rules import may_coordinate, may_read_figures
from tests.cast import AMARA, OLU, SAM
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara():
    return make_person(AMARA)


@pytest.fixture
def programme(amara):
    return make_programme(amara)


def test_a_sponsor_reads_figures_and_coordinates_nothing(programme, amara):
    sam = make_person(SAM)
    appointments.appoint(programme=programme, person=sam, post="sponsor", by=amara, at=NOW)
    assert (may_read_figures(sam, programme), may_coordinate(sam, programme)) == (True, False)
    assert [mail.to_address for mail in OutboxEmail.objects.all()] == [sam.email]


def test_a_post_taken_back_has_no_effect_any_more(programme, amara):
    olu = make_person(OLU)
    appointment = appointments.appoint(programme=programme, person=olu, post="coordinator", by=amara, at=NOW)
    appointments.withdraw(appointment=appointment, by=amara, at=NOW)
    assert may_coordinate(olu, programme) is False


def test_the_last_coordinator_stays(programme, amara):
    with pytest.raises(LastCoordinator):
        appointments.withdraw(appointment=programme.appointments.get(), by=amara, at=NOW)
    assert may_coordinate(amara, programme) is True


def test_nobody_appoints_themselves(programme):
    olu = make_person(OLU)
    with pytest.raises(NotTheirs):
        appointments.appoint(programme=programme, person=olu, post="coordinator", by=olu, at=NOW)
