"""Waves open by themselves: when, whom they ask, and whom they leave in peace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState, Role
from colead.surveys.actions import plans, waves
from colead.surveys.actions.instruments import NotTheirProgramme
from colead.surveys.actions.plans import OutOfRange, UnknownInstrument
from colead.surveys.frozen import frozen_of
from colead.surveys.models import Questionnaire, Wave
from colead.surveys.rules import may_answer
from tests.cast import ELI, FEMI
from tests.factories.partnerships import make_partnership
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol
from tests.factories.scene import make_scene
from tests.factories.surveys import add_instrument, answer_all

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MID = datetime(2026, 7, 1, 7, tzinfo=UTC)  # half way between 1 April and 30 September
END = datetime(2026, 9, 16, 7, tzinfo=UTC)


@pytest.fixture
def scene():
    return make_scene()


def asked(kind: str) -> set[str]:
    return set(
        Questionnaire.objects.filter(wave__kind=kind).values_list("enrolment__person__name", flat=True)
    )


def test_only_whoever_has_no_partner_is_asked_how_it_was_before(scene):
    waves.open_due(at=NOW)
    assert asked("baseline") == {"Dana Instance"}


def test_a_baseline_ends_for_each_with_their_first_partnership(scene):
    waves.open_due(at=NOW)
    dana = Questionnaire.objects.select_related("wave", "enrolment").get()
    assert may_answer(dana, at=NOW + DAY)
    make_partnership(scene.dana, enrol(make_person(ELI), scene.cohort))
    assert not may_answer(dana, at=NOW + DAY)


def test_whoever_comes_later_is_asked_as_well_and_nobody_twice(scene):
    waves.open_due(at=NOW)
    enrol(make_person(ELI), scene.cohort)
    assert waves.open_due(at=NOW + DAY) == 1
    assert waves.open_due(at=NOW + DAY) == 0
    assert asked("baseline") == {"Dana Instance", "Eli Mock"}
    assert Wave.objects.count() == 1


def test_half_way_everybody_is_asked_and_about_a_partner_only_whoever_has_one(scene):
    waves.open_due(at=MID - timedelta(minutes=1))
    assert asked("mid") == set()
    waves.open_due(at=MID)
    by_name = {
        one.enrolment.person.first_name: one.instruments
        for one in Questionnaire.objects.filter(wave__kind="mid")
    }
    assert by_name == {
        "Bo": ["behaviours-self", "relationship"], "Chidi": ["behaviours-self", "relationship"],
        "Dana": ["behaviours-self"], "Kofi": ["behaviours-self"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("state", "names"),
    [(EnrolmentState.PAUSED, set()), (EnrolmentState.LEFT, set()), (EnrolmentState.INVITED, set()), (EnrolmentState.ADMITTED, {"Femi Nominal"})],
)  # fmt: skip
def test_whoever_pauses_or_has_left_is_left_in_peace(scene, state, names):
    enrol(make_person(FEMI), scene.cohort, state)
    waves.open_due(at=MID)
    assert asked("mid") & {"Femi Nominal"} == names


def test_whoever_is_back_from_a_pause_is_asked_while_there_is_time(scene):
    Enrolment.objects.filter(pk=scene.bo.pk).update(state=EnrolmentState.PAUSED)
    waves.open_due(at=MID)
    Enrolment.objects.filter(pk=scene.bo.pk).update(state=EnrolmentState.ADMITTED)
    waves.open_due(at=MID + DAY)
    assert "Bo Sample" in asked("mid")


def test_facilitators_are_not_asked(scene):
    Enrolment.objects.filter(pk=scene.bo.pk).update(roles=[Role.FACILITATOR])
    waves.open_due(at=MID)
    assert "Bo Sample" not in asked("mid")


def test_a_worker_that_slept_through_a_wave_asks_nobody_any_more(scene):
    waves.open_due(at=MID + timedelta(days=21))
    assert asked("mid") == set()


def test_the_end_and_some_months_later_ask_those_who_have_completed(scene):
    Enrolment.objects.update(state=EnrolmentState.COMPLETED)
    waves.open_due(at=END)
    waves.open_due(at=datetime(2027, 1, 28, 7, tzinfo=UTC))
    assert len(asked("end")) == len(asked("follow_up")) == 4


def test_a_programme_chooses_what_is_asked_and_an_empty_wave_is_none(scene):
    chosen = {"baseline": [], "mid": ["safety", "recommend"]}
    plans.change(
        programme=scene.programme,
        waves=chosen,
        gate="wait",
        gate_days=10,
        by=scene.people["coordinator"],
        at=NOW,
    )
    waves.open_due(at=NOW)
    waves.open_due(at=MID)
    assert {one.kind: one.instruments for one in Wave.objects.all()} == {"mid": ["safety", "recommend"]}
    assert set(Questionnaire.objects.values_list("instruments", flat=True).distinct()[0]) == {"recommend"}


def test_only_coordinators_change_the_plan_and_only_to_what_there_is(scene):
    amara = scene.people["coordinator"]
    with pytest.raises(NotTheirProgramme):
        plans.change(
            programme=scene.programme, waves={}, gate="warn", gate_days=7, by=scene.people["sponsor"], at=NOW
        )
    for wrong in ({"mid": ["behaviours-peer"]}, {"mid": ["nothing"]}):
        with pytest.raises(UnknownInstrument):
            plans.change(programme=scene.programme, waves=wrong, gate="warn", gate_days=7, by=amara, at=NOW)
    with pytest.raises(OutOfRange):
        plans.change(programme=scene.programme, waves={}, gate="warn", gate_days=0, by=amara, at=NOW)


def test_a_version_that_a_cohort_has_begun_with_stays_as_it_was(scene):
    amara = scene.people["coordinator"]
    add_instrument(scene.programme, amara)
    plans.change(
        programme=scene.programme, waves={"baseline": ["own-confidence"], "mid": ["own-confidence"]}, gate="warn",
        gate_days=7, by=amara, at=NOW,
    )  # fmt: skip
    waves.open_due(at=NOW)
    add_instrument(scene.programme, amara, version="2", title="Something else")
    waves.open_due(at=MID)
    assert frozen_of(scene.cohort)["own-confidence"].title == "Confidence"
    assert frozen_of(scene.cohort)["own-confidence"].version == "1"


def reminded() -> set[str]:
    return set(OutboxEmail.objects.filter(kind="surveys.reminder").values_list("to_address", flat=True))


def test_whoever_has_not_answered_is_reminded_twice_at_most_and_whoever_has_is_not(scene):
    waves.open_due(at=MID)
    answer_all(Questionnaire.objects.get(wave__kind="mid", enrolment=scene.bo), at=MID + DAY)
    Enrolment.objects.filter(pk=scene.dana.pk).update(state=EnrolmentState.PAUSED)
    assert waves.remind_due(at=MID + 4 * DAY) == 0
    for day in (5, 6, 10, 15, 20):
        waves.remind_due(at=MID + day * DAY)
    assert reminded() == {"chidi@example.org", "kofi@example.org"}
    assert OutboxEmail.objects.filter(kind="surveys.reminder").count() == 4


def test_nobody_learns_from_the_trail_who_was_reminded_or_has_answered(scene):
    waves.open_due(at=MID)
    answer_all(Questionnaire.objects.get(wave__kind="mid", enrolment=scene.bo), at=MID + DAY)
    waves.remind_due(at=MID + 5 * DAY)
    events = AuditEvent.objects.filter(action__regex="^(waves|answering)")
    assert {(event.by, event.thing_type) for event in events} == {("", "wave")}
    bo = Questionnaire.objects.get(wave__kind="mid", enrolment=scene.bo)
    assert not any(bo.key in str(event.facts) or scene.bo.key in str(event.facts) for event in events)


def test_what_somebody_answered_is_unreadable_in_the_database(scene):
    waves.open_due(at=END)
    bo = Questionnaire.objects.get(wave__kind="end", enrolment=scene.bo)
    answer_all(bo, words="canary-change", value="3", at=END + DAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM surveys_questionnaire WHERE id = %s", [bo.pk])
        (kept,) = cursor.fetchone()
    assert "canary" not in kept
    assert "recommend" not in kept
    bo.refresh_from_db()
    assert "canary-change" in bo.answers
