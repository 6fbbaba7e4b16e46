"""Learning: what ships holds together, one goes through it, and only that one has finished is known to others."""

from __future__ import annotations

import json

import pytest

from colead.kernel.errors import Refused
from colead.kernel.models import AuditEvent
from colead.kernel.retention import clear_due
from colead.learning.actions import plans, training
from colead.learning.gate import wait_for_training
from colead.learning.models import Training, Workbook
from colead.learning.modules.catalogue import CORE, FACILITATING, shipped
from colead.learning.modules.reading import as_data, build
from colead.learning.queries.completion import missing_in, training_of
from colead.learning.queries.own import own_trainings
from colead.learning.workbooks import pages_of
from colead.people.actions import erasure
from colead.programmes.states import EnrolmentState
from tests.factories.learning import FIRST, begin, learn, learn_all, module_of
from tests.factories.people import NOW
from tests.factories.scene import make_scene
from tests.people.test_sweep import export_of
from tests.support.dumps import raw_dump, readable_dump

CANARY = "canary-thought"


def flaws(module) -> list[str]:
    """Say what is wrong with a module that ships."""
    found = [] if sum(lesson.minutes for lesson in module.lessons) == module.minutes else ["minutes"]
    ids = [one.id for group in (module.lessons, module.quiz, module.skills) for one in group]
    found += [] if len(set(ids)) >= len(module.lessons) + len(module.quiz) else ["ids"]
    found += [lesson.id for lesson in module.lessons if not (lesson.practice and lesson.reflection)]
    for question in module.quiz:
        whys = [choice.why for choice in question.choices]
        if sum(choice.right for choice in question.choices) != 1 or not all(whys):
            found.append(question.id)
    return found


def test_the_modules_that_ship_are_whole():
    assert tuple(shipped()) == (*CORE, FACILITATING)
    assert {code: flaws(one) for code, one in shipped().items()} == {code: [] for code in shipped()}
    assert all(60 <= one.minutes <= 75 and len(one.quiz) == 4 and one.sources for one in shipped().values())
    assert all(one.role_play and one.refresher and len(one.skills) == 3 for one in shipped().values())
    assert {
        code: build(code, json.loads(json.dumps(as_data(one)))) for code, one in shipped().items()
    } == shipped()
    broken = as_data(shipped()[FIRST])
    broken["quiz"][0]["choices"][0]["right"] = broken["quiz"][0]["choices"][1]["right"] = True
    broken["lessons"][0]["minutes"] += 1
    assert flaws(build(FIRST, broken)) == ["minutes", "word"]


@pytest.fixture
def scene(db):
    return make_scene()


def test_a_module_is_finished_by_reading_everything_and_answering_rightly(scene):
    module, by = module_of(scene.bo), scene.bo.person
    first = begin(scene.bo, rating=2)
    assert begin(scene.bo, rating=5) == first  # said once
    wrong = {question.id: (question.right + 1) % 3 for question in module.quiz}
    answered = training.answer_quiz(enrolment=scene.bo, module=module, given=wrong, by=by, at=NOW)
    assert answered.passed_at is None
    done = learn(scene.bo, words=CANARY)
    assert (done.finished_at, done.passed_at) == (NOW, NOW)
    pages = pages_of(Training.objects.get(pk=done.pk))
    assert set(pages.before.values()) == {2}
    assert set(pages.words.values()) == {CANARY}
    (own,) = own_trainings(by)
    assert [line.state for line in own.lines] == ["finished", "new", "new", "new", "new"]
    assert own.next is not None
    assert own.next.code == CORE[1]
    written = [
        event.action for event in AuditEvent.objects.filter(action__startswith="training.").order_by("pk")
    ]
    assert written == [
        "training.begin",
        "training.answer",
        *["training.read"] * 4,
        "training.answer",
        "training.finish",
    ]


@pytest.mark.parametrize(
    "attempt",
    [
        lambda s, m: training.begin(enrolment=s.bo, module=m, ratings={}, by=s.dana.person, at=NOW),
        lambda s, m: training.begin(enrolment=s.bo, module=m, ratings={"role": 6}, by=s.bo.person, at=NOW),
        lambda s, m: training.begin(enrolment=s.bo, module=m, ratings={"other": 2}, by=s.bo.person, at=NOW),
        lambda s, m: training.answer_quiz(enrolment=s.bo, module=m, given={"word": 3}, by=s.bo.person, at=NOW),
        lambda s, m: training.answer_quiz(enrolment=s.bo, module=m, given={"x": 0}, by=s.bo.person, at=NOW),
        lambda s, m: training.count(enrolment=s.bo, module=m, by=s.bo.person, at=NOW),
        lambda s, m: training.read_lesson(
            enrolment=s.bo, module=m, lesson=m.lessons[0], words="x" * 4001, by=s.bo.person, at=NOW
        ),
        lambda s, m: plans.change(
            programme=s.programme, modules={"peer": ["no-such"]}, gate="wait", by=s.people["coordinator"], at=NOW
        ),
        lambda s, m: plans.change(programme=s.programme, modules={}, gate="wait", by=s.bo.person, at=NOW),
    ],
)  # fmt: skip
def test_what_is_not_theirs_or_not_offered_is_refused(scene, attempt):
    with pytest.raises(Refused):
        attempt(scene, module_of(scene.bo))
    assert not Training.objects.exists()


def test_a_round_waits_where_the_programme_says_so_and_names_are_known(scene):
    amara = scene.people["coordinator"]
    plans.change(programme=scene.programme, modules={"peer": [CORE[1], FIRST]}, gate="wait", by=amara, at=NOW)
    learn_all(scene.bo)
    assert missing_in(scene.cohort).names == ("Chidi Example", "Dana Instance", "Kofi Dummy")
    assert [len(line.finished) for line in training_of(scene.cohort).lines] == [2, 0, 0, 0]
    assert "3 people" in str(wait_for_training(scene.cohort, NOW))
    for enrolment in scene.cohort.enrolments.filter(state=EnrolmentState.ADMITTED):
        for code in (CORE[1], FIRST):
            training.count(enrolment=enrolment, module=module_of(enrolment, code), by=amara, at=NOW)
    assert wait_for_training(scene.cohort, NOW) is None
    assert Training.objects.get(enrolment=scene.bo, module=FIRST).elsewhere is False


def test_what_is_written_is_its_writers_and_goes_with_them_or_with_time(scene):
    learn(scene.bo, words=CANARY)
    assert CANARY not in raw_dump()
    assert readable_dump().count(CANARY) == 4
    assert CANARY in export_of(scene.bo.person)
    assert [CANARY in export_of(scene.people[kind]) for kind in ("coordinator", "administrator")] == [
        False,
        False,
    ]
    learn(scene.chidi, words="chidis")
    erasure.erase(person=scene.bo.person, by=scene.bo.person, at=NOW)
    assert CANARY not in readable_dump()
    assert "chidis" in readable_dump()
    later = NOW.replace(year=2027, month=10)
    assert clear_due(at=later).get("workbooks") == 1
    assert (Workbook.objects.count(), Training.objects.count()) == (0, 1)
