"""What co-coordinators and evaluators may do, that it ends at once, and how a programme is handed over."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from colead.insights.pseudonyms import pseudonym
from colead.insights.queries.evaluation import evaluated
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.pairing.actions import rounds
from colead.people.actions import erasure
from colead.programmes.actions import appointments, enrolments
from colead.programmes.actions.appointments import NoAdministrator, NoTask, NotASuccessor
from colead.programmes.models import Appointment
from colead.programmes.rules import may_coordinate, may_help
from colead.programmes.states import Task
from tests.cast import AMARA, COCO, EVA, HANA
from tests.factories.people import NOW, make_person
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
PAGES = {
    Task.INVITE: ("roster", "invite"),
    Task.MATCH: ("rounds", "rematch"),
    Task.CARE: ("partnerships", "signals"),
}
COORDINATORS_ONLY = ("change_cohort", "breaks")


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def opened(client, scene: Scene, names) -> list[str]:
    return [name for name in names if client.get(reverse(name, args=[scene.cohort.key])).status_code == 200]


@pytest.mark.parametrize("task", Task)
def test_a_co_coordinator_opens_the_pages_of_their_task_and_no_other(scene, sign_in, task):
    Appointment.objects.filter(post="co").update(tasks=[task])
    client = sign_in(COCO)
    for other, names in PAGES.items():
        assert opened(client, scene, names) == (list(names) if other == task else [])
    assert opened(client, scene, ("cohort", *COORDINATORS_ONLY)) == ["cohort"]
    assert client.get(reverse("team", args=[scene.programme.key])).status_code == 404


def test_the_tabs_lead_only_where_they_may_go(scene, sign_in):
    page = sign_in(COCO).get(reverse("roster", args=[scene.cohort.key])).content.decode()
    groups, beside = re.findall(r'<nav class="tabs.*?</nav>', page)
    names = ("cohort", "roster", "invite", "admission", "rounds", "partnerships", "signals", "breaks")
    led = [
        [name for name in names if f'href="{reverse(name, args=[scene.cohort.key])}"' in row]
        for row in (groups, beside)
    ]
    assert led == [["cohort", "roster"], ["roster", "invite"]]


def test_actions_ask_for_the_task_as_well(scene):
    coco = scene.people["co_coordinator"]
    assert enrolments.remind(cohort=scene.cohort, by=coco, at=NOW) is not None
    with pytest.raises(Exception, match="Only a coordinator"):
        rounds.request(cohort=scene.cohort, by=coco, at=NOW)
    assert [may_coordinate(coco, scene.programme, task) for task in (None, *Task)] == [
        False,
        True,
        False,
        False,
    ]


def test_a_task_taken_back_ends_with_the_next_page(scene, sign_in):
    client, amara = sign_in(COCO), scene.people["coordinator"]
    assert opened(client, scene, ["roster"]) == ["roster"]
    coco = scene.people["co_coordinator"]
    appointments.appoint(programme=scene.programme, person=coco, post="co", tasks=["care"], by=amara, at=NOW)
    assert opened(client, scene, ["roster", "signals"]) == ["signals"]
    event = AuditEvent.objects.get(action="appointments.change")
    assert event.facts == {"programme": scene.programme.key, "tasks": ["care"]}
    appointments.withdraw(appointment=Appointment.objects.get(post="co"), by=amara, at=NOW)
    assert opened(client, scene, ["roster", "signals", "cohort"]) == []
    assert not may_help(coco, scene.programme)


def test_a_co_coordinator_has_a_task_and_nobody_else_has(scene):
    amara, dana = scene.people["coordinator"], scene.dana.person
    given = {"programme": scene.programme, "person": dana, "by": amara, "at": NOW}
    with pytest.raises(NoTask):
        appointments.appoint(**given, post="co", tasks=["everything"])
    assert appointments.appoint(**given, post="sponsor", tasks=["invite"]).tasks == []


def test_an_evaluator_reads_pseudonyms_and_not_one_name_address_or_key(scene, sign_in):
    client = sign_in(EVA)
    pages = [client.get(reverse(name, args=[scene.cohort.key])).content.decode().partition("<main")[2]
             or client.get(reverse(name, args=[scene.cohort.key])).content.decode()
             for name in ("evaluation", "evaluation_csv")]  # fmt: skip
    enrolled = [scene.bo, scene.chidi, scene.dana]
    words = [
        word for one in enrolled for word in (one.person.name, one.person.email, one.person.key, one.key)
    ]
    assert [word for page in pages for word in [*words, scene.partnership.key] if word in page] == []
    assert all(pseudonym(scene.bo.person.key, programme=scene.programme.key) in page for page in pages)


def test_partners_share_a_pseudonym_which_another_programme_does_not_know(scene):
    lines = {line.person: line for line in evaluated(scene.cohort)}
    bo, chidi = (
        lines[pseudonym(one.person.key, programme=scene.programme.key)] for one in (scene.bo, scene.chidi)
    )
    assert set(chidi.partnerships) <= set(bo.partnerships)
    other = pseudonym(scene.bo.person.key, programme=scene.other_programme.key)
    assert other not in lines


def test_an_administrator_hands_over_what_a_leaver_coordinates_and_reads_nothing_by_it(scene, sign_in):
    amara, ada, hana = scene.people["coordinator"], scene.people["administrator"], make_person(HANA)
    client = sign_in(AMARA)
    appointments.hand_over(programme=scene.programme, leaving=amara, to=hana, by=ada, at=NOW)
    assert may_coordinate(hana, scene.programme)
    assert opened(client, scene, ["cohort"]) == []
    assert not may_coordinate(ada, scene.programme)
    assert OutboxEmail.objects.filter(to_address=hana.email, kind="programmes.appointed").exists()
    erasure.erase(person=amara, by=ada, at=NOW)


def test_not_to_themself_not_to_the_administrator_and_by_no_coordinator(scene):
    amara, ada = scene.people["coordinator"], scene.people["administrator"]
    handing = {"programme": scene.programme, "leaving": amara, "at": NOW}
    for to in (amara, ada):
        with pytest.raises(NotASuccessor):
            appointments.hand_over(**handing, to=to, by=ada)
    with pytest.raises(NotASuccessor):
        appointments.hand_over(**handing | {"leaving": scene.dana.person}, to=scene.bo.person, by=ada)
    with pytest.raises(NoAdministrator):
        appointments.hand_over(**handing, to=scene.bo.person, by=amara)
