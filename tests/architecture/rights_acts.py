"""What people do about their own data and in conduct reports without a button that the table presses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from colead.conduct.actions import reports
from colead.kernel import retention
from colead.people.actions import pictures, unused
from colead.people.models import Person
from colead.programmes.actions import appointments
from tests.factories.pictures import make_portrait
from tests.factories.scene import Scene

Act = Callable[[], object]


def picture_removed(scene: Scene) -> Act:
    make_portrait(scene.bo.person)
    return lambda: pictures.remove(by=scene.bo.person, at=timezone.now())


def contact(scene: Scene) -> Person:
    vera = scene.people["safeguarding_contact"]
    assert vera is not None
    return vera


def answered(scene: Scene) -> Act:
    made = reports.make(contact=contact(scene), words="Help", by=None, at=timezone.now()).report
    return lambda: reports.answer(report=made, words="I see", by=contact(scene), at=timezone.now())


def closed(scene: Scene) -> Act:
    made = reports.make(contact=contact(scene), words="Help", by=None, at=timezone.now()).report
    return lambda: reports.answer(
        report=made, words="Done", by=contact(scene), at=timezone.now(), closing=True
    )


def unanswered_report(scene: Scene) -> Act:
    reports.make(contact=contact(scene), words="Help", by=None, at=timezone.now())
    return lambda: reports.remind_due(at=timezone.now() + timedelta(days=8))


def closed_long_ago(scene: Scene) -> Act:
    closed(scene)()
    return lambda: retention.clear_due(at=timezone.now() + timedelta(days=732))


def unused_for_long(scene: Scene) -> Act:
    return lambda: unused.warn_due(at=timezone.now() + timedelta(days=710))


def other_tasks(scene: Scene) -> Act:
    given = {
        "programme": scene.programme, "person": scene.people["co_coordinator"], "by": scene.people["coordinator"],
    }  # fmt: skip
    return lambda: appointments.appoint(**given, post="co", tasks=["care"], at=timezone.now())


RIGHTS_ACTS = (
    picture_removed,
    other_tasks,
    answered,
    closed,
    unanswered_report,
    closed_long_ago,
    unused_for_long,
)
