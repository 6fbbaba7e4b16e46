from __future__ import annotations

import pytest

from colead.kernel.models import AuditEvent
from colead.surveys.actions import instruments
from colead.surveys.actions.instruments import NameTaken, NotTheirProgramme, VersionTaken
from colead.surveys.instruments.catalogue import shipped
from colead.surveys.instruments.reading import read
from colead.surveys.library import instruments_of
from tests.factories.people import NOW
from tests.factories.scene import make_scene
from tests.factories.surveys import add_instrument, file

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return make_scene()


def test_an_added_instrument_can_be_used_and_its_licence_is_on_the_trail(scene):
    add_instrument(scene.programme, scene.people["coordinator"])
    assert instruments_of(scene.programme)["own-confidence"].title == "Confidence"
    assert "own-confidence" not in instruments_of(scene.other_programme)
    assert AuditEvent.objects.get(action="instruments.add").facts["licence"].startswith("with permission")


def test_the_newest_version_is_used(scene):
    amara = scene.people["coordinator"]
    add_instrument(scene.programme, amara)
    add_instrument(scene.programme, amara, version="2", title="More confidence")
    assert instruments_of(scene.programme)["own-confidence"].title == "More confidence"


def test_a_version_is_not_written_over(scene):
    add_instrument(scene.programme, scene.people["coordinator"])
    with pytest.raises(VersionTaken):
        add_instrument(scene.programme, scene.people["coordinator"], title="Something else")


def test_a_shipped_one_is_not_replaced(scene):
    with pytest.raises(NameTaken):
        instruments.add(
            programme=scene.programme, instrument=shipped()["safety"], by=scene.people["coordinator"], at=NOW
        )


@pytest.mark.parametrize("kind", ["other_coordinator", "sponsor", "administrator", "peer"])
def test_only_its_coordinators_add_and_withdraw(scene, kind):
    with pytest.raises(NotTheirProgramme):
        instruments.add(programme=scene.programme, instrument=read(file()), by=scene.people[kind], at=NOW)
    added = add_instrument(scene.programme, scene.people["coordinator"])
    with pytest.raises(NotTheirProgramme):
        instruments.withdraw(instrument=added, by=scene.people[kind], at=NOW)


def test_taking_one_out_of_use_takes_all_its_versions_out(scene):
    amara = scene.people["coordinator"]
    add_instrument(scene.programme, amara)
    newest = add_instrument(scene.programme, amara, version="2")
    instruments.withdraw(instrument=newest, by=amara, at=NOW)
    assert "own-confidence" not in instruments_of(scene.programme)
