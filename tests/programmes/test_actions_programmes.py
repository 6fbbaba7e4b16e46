from __future__ import annotations

import pytest

from colead.kernel.models import AuditEvent
from colead.programmes.actions import programmes
from colead.programmes.actions.programmes import Charter, NotAdministrator, NotTheirs
from colead.programmes.models import Programme
from tests.cast import ADA, AMARA, BO
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_programme

pytestmark = pytest.mark.django_db


def test_create_gives_the_eight_competencies_and_a_coordinator():
    ada = make_person(ADA, is_administrator=True)
    programme = programmes.create(charter=Charter(name="Leading"), by=ada, at=NOW)
    assert [c.code for c in programme.competencies.all()] == [
        "COM", "LIS", "DEC", "CON", "STR", "DEV", "TEA", "SEL",
    ]  # fmt: skip
    assert [(a.person, a.post) for a in programme.appointments.all()] == [(ada, "coordinator")]


def test_create_is_refused_to_others():
    with pytest.raises(NotAdministrator):
        programmes.create(charter=Charter(name="Leading"), by=make_person(BO), at=NOW)
    assert Programme.objects.count() == 0


def test_change_is_audited_with_the_fields_and_without_their_text():
    amara = make_person(AMARA)
    programme = make_programme(amara)
    programmes.change(
        programme=programme, charter=Charter(name=programme.name, purpose="Why"), by=amara, at=NOW
    )
    event = AuditEvent.objects.get(action="programmes.change")
    assert (event.by, event.thing, event.facts) == (amara.key, programme.key, {"fields": ["purpose"]})


def test_change_is_refused_to_a_coordinator_of_another_programme():
    programme = make_programme(make_person(AMARA))
    with pytest.raises(NotTheirs):
        programmes.change(programme=programme, charter=Charter(name="X"), by=make_person(BO), at=NOW)


def test_an_audit_failure_undoes_the_action(monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    ada = make_person(ADA, is_administrator=True)
    monkeypatch.setattr(AuditEvent.objects, "create", broken)
    with pytest.raises(OSError, match="disk full"):
        programmes.create(charter=Charter(name="Leading"), by=ada, at=NOW)
    assert Programme.objects.count() == 0
