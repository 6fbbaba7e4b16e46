"""What waves do by themselves: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from colead.surveys.actions import waves
from tests.factories.people import NOW
from tests.factories.scene import Scene
from tests.factories.surveys import put_to

Act = Callable[[], object]


def wave_opens(scene: Scene) -> Act:
    return lambda: waves.open_due(at=NOW)


def reminder_of_a_wave(scene: Scene) -> Act:
    put_to(scene.dana, "mid", "recommend", at=NOW)
    return lambda: waves.remind_due(at=NOW + timedelta(days=6))


SURVEY_ACTS: tuple[Callable[[Scene], Act], ...] = (wave_opens, reminder_of_a_wave)
