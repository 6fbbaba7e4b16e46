"""What happens in training by no button of the table: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable

from colead.learning.actions import training
from tests.factories.learning import begin, module_of
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


LEARNING_ACTS: tuple[Callable[[Scene], Act], ...] = (last_answer,)
