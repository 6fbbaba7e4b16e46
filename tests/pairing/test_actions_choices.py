from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from colead.kernel.models import AuditEvent
from colead.pairing.actions import choices
from colead.pairing.actions.choices import NeedDraft, StrengthDraft, TooManyChosen
from colead.pairing.actions.sitting import NotYourProfile, UnknownChoice
from colead.pairing.models import Need, Strength
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, OLU
from tests.factories.people import NOW, make_person
from tests.factories.profiles import competency, make_need
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


def save_needs(enrolment, drafts, at=NOW, by=None):
    changes = {competency(enrolment, code).key: draft for code, draft in drafts.items()}
    return choices.save_needs(enrolment=enrolment, changes=changes, by=by or enrolment.person, at=at)


def needs_of(enrolment):
    return [(need.competency.code, need.urgency, need.sentence) for need in enrolment.needs.all()]


def test_a_need_is_kept_changed_and_taken_back(bo):
    save_needs(bo, {"CON": NeedDraft(3, "They avoid each other."), "DEC": NeedDraft(1)})
    save_needs(bo, {"CON": NeedDraft(2, "They talk again.")})
    assert needs_of(bo) == [("DEC", 1, ""), ("CON", 2, "They talk again.")]
    save_needs(bo, {"DEC": None})
    assert needs_of(bo) == [("CON", 2, "They talk again.")]


def test_a_fourth_need_is_refused_and_leaves_the_three(bo):
    save_needs(bo, {"CON": NeedDraft(), "DEC": NeedDraft(), "COM": NeedDraft()})
    with pytest.raises(TooManyChosen):
        save_needs(bo, {"STR": NeedDraft()})
    assert Need.objects.count() == 3


def test_a_strength_is_kept(bo):
    key = competency(bo, "COM").key
    choices.save_strengths(
        enrolment=bo, changes={key: StrengthDraft(3, "I led a move.")}, by=bo.person, at=NOW
    )
    assert [(s.level, s.evidence) for s in Strength.objects.all()] == [(3, "I led a move.")]


@pytest.mark.parametrize("urgency", [0, 4])
def test_an_urgency_that_does_not_exist_is_refused(bo, urgency):
    with pytest.raises(UnknownChoice):
        save_needs(bo, {"CON": NeedDraft(urgency)})


def test_a_competency_of_another_programme_is_refused(bo):
    other = make_programme(make_person(OLU), name="Another").competencies.get(code="CON")
    with pytest.raises(UnknownChoice):
        choices.save_needs(enrolment=bo, changes={other.key: NeedDraft()}, by=bo.person, at=NOW)


def test_nobody_fills_in_somebody_elses_profile(bo):
    with pytest.raises(NotYourProfile):
        save_needs(bo, {"CON": NeedDraft()}, by=make_person(CHIDI))
    assert Need.objects.count() == 0


@pytest.mark.parametrize("state", [EnrolmentState.INVITED, EnrolmentState.DECLINED, EnrolmentState.LEFT])
def test_who_does_not_take_part_fills_in_nothing(bo, state):
    type(bo).objects.update(state=state)
    with pytest.raises(NotYourProfile):
        save_needs(bo, {"CON": NeedDraft()})


def test_sentences_lie_encrypted_in_the_database_and_in_no_event(bo):
    save_needs(bo, {"CON": NeedDraft(3, "canary of a need")})
    key = competency(bo, "COM").key
    draft = StrengthDraft(3, "canary of evidence")
    choices.save_strengths(enrolment=bo, changes={key: draft}, by=bo.person, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sentence FROM pairing_need UNION ALL SELECT evidence FROM pairing_strength")
        stored = [row[0] for row in cursor.fetchall()]
    assert [("canary" in text, len(text) > 40) for text in stored] == [(False, True), (False, True)]
    assert [e.facts for e in AuditEvent.objects.filter(action__startswith="profiles")] == [{}]


def test_saving_as_one_types_leaves_one_event_a_sitting(bo):
    for second in range(5):
        save_needs(bo, {"CON": NeedDraft(3, f"Word {second}")}, at=NOW + timedelta(seconds=second))
    assert AuditEvent.objects.filter(action="profiles.save").count() == 1
    save_needs(bo, {"CON": NeedDraft(3, "Later")}, at=NOW + timedelta(hours=1))
    assert AuditEvent.objects.filter(action="profiles.save").count() == 2


def test_an_audit_failure_undoes_the_save(bo, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("disk full")

    make_need(bo, "DEC")
    monkeypatch.setattr(AuditEvent.objects, "create", broken)
    with pytest.raises(OSError, match="disk full"):
        save_needs(bo, {"CON": NeedDraft()})
    assert needs_of(bo) == [("DEC", 2, "")]
