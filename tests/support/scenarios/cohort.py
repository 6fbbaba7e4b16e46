"""Inside an installation: what all those do whom a journey does not follow."""

from __future__ import annotations

from django.utils import timezone

from colead.cli.demo.story import fill_in
from colead.jobs.look import look
from colead.programmes.actions import enrolments
from colead.programmes.models import Enrolment
from colead.programmes.states import EnrolmentState


def answer(*silent: str) -> int:
    """Let everybody who is invited say yes and finish their profile, except the silent; gives how many did."""
    waiting = Enrolment.objects.filter(state=EnrolmentState.INVITED).exclude(person__email__in=silent)
    people = list(waiting.select_related("person__directory_entry", "cohort__programme"))
    for enrolment in people:
        now = timezone.now()
        fill_in(enrolments.accept(enrolment=enrolment, at=now), now, finish=True)
    return len(people)


def release_figures() -> int:
    """Let the worker's weekly look at the figures happen now."""
    look("releases")
    return 0
