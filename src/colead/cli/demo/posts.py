"""Who else has a post: somebody who helps with invitations, and somebody who evaluates."""

from __future__ import annotations

from datetime import datetime

from colead.cli.demo import cast
from colead.people.actions import accounts
from colead.people.models import Person
from colead.programmes.actions import appointments
from colead.programmes.models import Programme
from colead.programmes.states import Post, Task

HELPER = ("coco.assist@example.org", "Coco Assist")


def tell(programme: Programme, amara: Person, *, now: datetime) -> None:
    """Appoint them."""
    for email, name, post in (
        (*HELPER, Post.CO_COORDINATOR),
        (cast.EVALUATOR, "Eva Measure", Post.EVALUATOR),
    ):
        person = accounts.person_for_address(email=email, name=name, by=amara, at=now)
        accounts.choose_password(person=person, password=cast.PASSWORD, at=now)
        appointments.appoint(
            programme=programme, person=person, post=post, tasks=[Task.INVITE], by=amara, at=now
        )
