"""What happens to partnerships by itself, or without a button of its own: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from colead.community.actions import announcements, milestones
from colead.partnerships.actions import check_ins, closings, endings, lines, pauses, watch
from colead.partnerships.models import Meeting, Partnership
from colead.people.models import DirectoryEntry
from colead.programmes.models import Cohort
from tests.cast import ELI, FEMI
from tests.factories.check_ins import ask
from tests.factories.community import announce
from tests.factories.partnerships import end_now, make_meeting, make_partnership
from tests.factories.people import make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene

Act = Callable[[], object]
HOUR = timedelta(hours=1)


def wish_comes_due(scene: Scene) -> Act:
    now = timezone.now()
    endings.ask(partnership=scene.partnership, category="fit", by=scene.bo.person, at=now)
    return lambda: endings.take_effect_due(at=now + HOUR)


def somebody_leaves_a_circle(scene: Scene) -> Act:
    now = timezone.now()
    enrolled = [enrol(make_person(one), scene.cohort) for one in (ELI, FEMI)]
    circle = make_partnership(scene.bo, scene.dana, *enrolled)
    endings.ask(partnership=circle, by=scene.dana.person, at=now)
    return lambda: endings.take_effect_due(at=now + HOUR)


def day_of_return(scene: Scene) -> Act:
    now, until = timezone.now(), timezone.now().date() + timedelta(days=7)
    pauses.take_leave(enrolment=scene.bo, until=until, by=scene.bo.person, at=now)
    return lambda: pauses.return_due(at=now + timedelta(days=8))


def decided_by_the_coordinator(scene: Scene) -> Act:
    amara = scene.people["coordinator"]
    assert amara is not None
    return lambda: endings.end_as_coordinator(partnership=scene.partnership, by=amara, at=timezone.now())


def silent_for_weeks(scene: Scene) -> Callable[[timedelta], int]:
    """Let the cohort be running and Bo and Chidi never have chosen a time; gives how to look so much later."""
    now = timezone.now()
    Cohort.objects.update(starts_on=now.date(), ends_on=now.date() + timedelta(days=180))
    Meeting.objects.all().delete()
    Partnership.objects.update(started_at=now)
    return lambda later: watch.watch_due(at=now + later)


def first_nudge(scene: Scene) -> Act:
    look = silent_for_weeks(scene)
    return lambda: look(timedelta(days=8))


def offer_after_the_nudge(scene: Scene) -> Act:
    look = silent_for_weeks(scene)
    look(timedelta(days=8))
    return lambda: look(timedelta(days=15))


def silence_over(scene: Scene) -> Act:
    look = silent_for_weeks(scene)
    look(timedelta(days=8))
    make_meeting(scene.partnership, starts_at=timezone.now() + timedelta(days=12))
    return lambda: look(timedelta(days=9))


def two_weeks_in(scene: Scene) -> Act:
    now = timezone.now()
    Partnership.objects.update(started_at=now)
    return lambda: check_ins.open_due(at=now + timedelta(days=15))


def half_way_window_closes(scene: Scene) -> Act:
    now = timezone.now()
    asked = ask(scene.bo, at=now)
    check_ins.answer(check_in=asked, answers={"choice": "stop"}, by=scene.bo.person, at=now)
    return lambda: check_ins.settle_due(at=now + timedelta(days=8))


def planned_end(scene: Scene) -> Act:
    now = timezone.now()
    for enrolment in (scene.bo, scene.chidi):
        asked = ask(enrolment, "closing", at=now)
        check_ins.answer(check_in=asked, answers={"stay": "yes"}, by=enrolment.person, at=now)
    return lambda: closings.close_due(at=now + timedelta(days=8))


def import_makes_a_line(scene: Scene) -> Act:
    for enrolment, reference, manager in ((scene.bo, "1", ""), (scene.chidi, "2", "1")):
        DirectoryEntry.objects.create(
            reference=reference, name=enrolment.person.name, manager_reference=manager, person=enrolment.person,
            changed_at=timezone.now(),
        )  # fmt: skip
    return lambda: lines.follow(timezone.now())


def a_milestone_reached(scene: Scene) -> Act:
    end_now(scene.meeting)
    scene.meeting.state = "held"
    scene.meeting.save(update_fields=["state"])
    Cohort.objects.update(starts_on=timezone.now().date(), ends_on=timezone.now().date())
    return lambda: milestones.notice_due(at=timezone.now())


def an_announcement_due(scene: Scene) -> Act:
    announce(scene)
    return lambda: announcements.send_due(at=timezone.now())


LIFE_ACTS: tuple[Callable[[Scene], Act], ...] = (
    wish_comes_due,
    somebody_leaves_a_circle,
    day_of_return,
    decided_by_the_coordinator,
    first_nudge,
    offer_after_the_nudge,
    silence_over,
    two_weeks_in,
    half_way_window_closes,
    planned_end,
    import_makes_a_line,
    a_milestone_reached,
    an_announcement_due,
)
