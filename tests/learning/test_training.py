"""Learning: what ships holds together, one goes through it, and only that one has finished is known to others."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta

import pytest

from colead.insights.metrics.learning import training_gain, training_quality
from colead.kernel.errors import Refused
from colead.kernel.links import LinkExpired, LinkUnreadable
from colead.kernel.models import AuditEvent, OutboxEmail
from colead.kernel.retention import clear_due
from colead.learning.actions import briefings, plans, refreshers, training
from colead.learning.actions.training import NotFinished
from colead.learning.briefings import catalogue
from colead.learning.gate import wait_for_training
from colead.learning.links import briefing_token
from colead.learning.models import BriefingReading, Training, Workbook
from colead.learning.modules.catalogue import CORE, FACILITATING, shipped
from colead.learning.modules.reading import as_data, build
from colead.learning.quality import QUALITY
from colead.learning.queries.briefings import briefing_lines, briefing_page
from colead.learning.queries.completion import missing_in, training_of
from colead.learning.queries.own import own_trainings
from colead.learning.queries.refreshers import certificate_of, refresher_page
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
    (own,) = own_trainings(by, today=NOW.date())
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


def test_looking_back_the_second_look_and_the_certificate(scene):
    by, module = scene.bo.person, module_of(scene.bo)
    with pytest.raises(NotFinished):
        training.look_back(enrolment=scene.bo, module=module, after={}, quality={}, by=by, at=NOW)
    learn(scene.bo)
    for given in ({"after": {"role": 0}}, {"quality": {"other": 3}}):
        with pytest.raises(Refused):
            training.look_back(
                enrolment=scene.bo, module=module, by=by, at=NOW, **{"after": {}, "quality": {}, **given}
            )
    assert certificate_of(scene.bo) is None
    learn_all(scene.bo)
    found = certificate_of(scene.bo)
    assert found is not None
    assert (found.name, len(found.modules), found.hours) == ("Bo Sample", 5, 5.5)
    middle = datetime.combine(scene.cohort.half_way, time(9), tzinfo=UTC)
    assert refreshers.offer_due(at=middle - timedelta(days=1)) == 0
    assert [refreshers.offer_due(at=middle), refreshers.offer_due(at=middle + timedelta(days=1))] == [1, 0]
    assert OutboxEmail.objects.get(kind="learning.second_look").to_person == by.key
    assert len(refresher_page(scene.bo).looks) == 5
    refreshers.take(enrolment=scene.bo, by=by, at=middle)
    assert refresher_page(scene.bo).taken_at == middle


def test_what_people_say_of_the_training_is_counted_and_nothing_else(scene):
    """Bo found one module good and is surer; Chidi found it poor and is not; Dana said nothing."""
    said = {scene.bo: (2, 4, [4, 5, 4, 4]), scene.chidi: (4, 3, [1, 2, 2, 2]), scene.dana: (3, None, [])}
    for enrolment, (before, after, quality) in said.items():
        module = module_of(enrolment)
        begin(enrolment, rating=before)
        learn(enrolment)
        if after:
            training.look_back(
                enrolment=enrolment, module=module, after={one.id: after for one in module.skills},
                quality=dict(zip(QUALITY, quality, strict=True)), by=enrolment.person, at=NOW,
            )  # fmt: skip
    for rows in (training_quality(scene.cohort, NOW), training_gain(scene.cohort, NOW)):
        assert (rows.part, len(rows), rows.left_out) == (1, 2, {"not_said": 1})
        assert rows.people == frozenset({scene.bo.pk, scene.chidi.pk})


def test_briefings_are_counted_once_for_each_who_takes_part(scene):
    assert [
        len(one.parts) >= 4 and bool(one.agree and one.sources) for one in catalogue.briefings().values()
    ] == [True] * 3
    for _twice in range(2):
        briefings.acknowledge(enrolment=scene.bo, by=scene.bo.person, at=NOW)
    token = briefing_token(scene.cohort, "manager", at=NOW)
    briefings.acknowledge_by_link(token=token, at=NOW)
    assert [line.read for line in briefing_lines(scene.cohort)] == [1, 1, 0]
    with pytest.raises(LinkExpired):
        briefings.acknowledge_by_link(token=token, at=NOW + timedelta(days=300))
    with pytest.raises(LinkUnreadable):
        briefings.acknowledge_by_link(token=token + "x", at=NOW)
    scene.programme.contact_name = "Gita {minutes} Test"
    scene.cohort.programme = scene.programme
    page = briefing_page(scene.cohort, "manager")
    text = "".join(text for _title, text in page.parts)
    assert "Gita {minutes} Test" in text
    assert "60 minutes, every two weeks" in text
    assert "{" not in text.replace("{minutes}", "")
    assert BriefingReading.objects.filter(enrolment=None).count() == 1
