"""What happens in training by no button of the table: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

from colead.learning.actions import modules, refreshers, seats, training
from colead.learning.actions.modules import Head
from tests.factories.learning import begin, learn, make_workshop, module_of, sit
from tests.factories.people import NOW
from tests.factories.scene import Scene

Act = Callable[[], object]


def last_answer(scene: Scene) -> Act:
    begin(scene.bo)
    module, by = module_of(scene.bo), scene.bo.person
    for lesson in module.lessons:
        training.read_lesson(enrolment=scene.bo, module=module, lesson=lesson, words="", by=by, at=NOW)
    given = {question.id: question.right for question in module.quiz}
    return lambda: training.answer_quiz(enrolment=scene.bo, module=module, given=given, by=by, at=NOW)


def half_way(scene: Scene) -> Act:
    begin(scene.bo)
    learn(scene.bo)
    middle = datetime.combine(scene.cohort.half_way, time(9), tzinfo=UTC)
    return lambda: refreshers.offer_due(at=middle)


def a_place_is_free(scene: Scene) -> Act:
    amara = scene.people["coordinator"]
    assert amara is not None
    workshop = make_workshop(scene.cohort, amara)
    sit(workshop, scene.bo, scene.dana)
    return lambda: seats.give_back(workshop=workshop, enrolment=scene.bo, by=scene.bo.person, at=NOW)


def words_taken_out(scene: Scene) -> Act:
    amara = scene.people["coordinator"]
    assert amara is not None
    made = modules.write(programme=scene.programme, head=Head("House rules", "Ours.", 15), by=amara, at=NOW)
    return lambda: modules.reset(programme=scene.programme, code=made.code, by=amara, at=NOW)


LEARNING_ACTS: tuple[Callable[[Scene], Act], ...] = (
    last_answer, half_way, a_place_is_free, words_taken_out,
)  # fmt: skip
