"""What waves do by themselves: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from colead.surveys.actions import norms, raters, waves
from tests.cast import Character
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene
from tests.factories.surveys import ask_peers, put_to, rate, save_answers

Act = Callable[[], object]


def wave_opens(scene: Scene) -> Act:
    return lambda: waves.open_due(at=NOW)


def reminder_of_a_wave(scene: Scene) -> Act:
    put_to(scene.dana, "mid", "recommend", at=NOW)
    return lambda: waves.remind_due(at=NOW + timedelta(days=6))


def reminder_of_a_peer(scene: Scene) -> Act:
    ask_peers(put_to(scene.bo, "end", "behaviours-self", at=NOW))
    return lambda: raters.remind_due(at=NOW + timedelta(days=8))


def time_of_peers_is_over(scene: Scene) -> Act:
    for rater in ask_peers(put_to(scene.bo, "end", "behaviours-self", at=NOW)):
        rate(rater, "4")
    return lambda: raters.settle_due(at=NOW + timedelta(days=22))


def second_wave(scene: Scene) -> Act:
    for n in range(10):
        one = put_to(
            enrol(make_person(Character(f"n{n} Sample")), scene.cohort), "baseline", "safety", at=NOW
        )
        given = {f"safety.saf{k}": str(1 + (n + n * k) % 5) for k in (1, 2, 3)}
        save_answers(one, given, at=NOW)
    put_to(scene.dana, "mid", "safety", at=NOW)
    return lambda: norms.settle_due(at=NOW)


SURVEY_ACTS: tuple[Callable[[Scene], Act], ...] = (
    wave_opens, reminder_of_a_wave, reminder_of_a_peer, time_of_peers_is_over, second_wave,
)  # fmt: skip
