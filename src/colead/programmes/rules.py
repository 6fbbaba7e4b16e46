"""Who may do what in a programme. One query a question, so that views may ask freely."""

from __future__ import annotations

from colead.people.models import Person
from colead.programmes.models import Appointment, Programme
from colead.programmes.states import Post, Task


def may_create_programmes(person: Person) -> bool:
    """Let administrators set programmes up."""
    return person.is_administrator


def may_coordinate(person: Person, programme: Programme, task: Task | None = None) -> bool:
    """Let the programme's coordinators run it, and co-coordinators do the tasks that they were given.

    Being an administrator is not enough.
    """
    return task in _tasks(person, programme)


def may_help(person: Person, programme: Programme) -> bool:
    """Let coordinators and co-coordinators, whatever their task, see how a cohort stands."""
    return bool(_tasks(person, programme))


def may_evaluate(person: Person, programme: Programme) -> bool:
    """Let the programme's evaluators read it under pseudonyms."""
    return _holds(person, programme, Post.EVALUATOR)


def may_read_figures(person: Person, programme: Programme) -> bool:
    """Let the programme's sponsors and coordinators read its released figures."""
    return _holds(person, programme, Post.SPONSOR, Post.COORDINATOR)


def _tasks(person: Person, programme: Programme) -> set[str | None]:
    """Give what the person may do; None, for all that is no task of its own, is the coordinators'."""
    posts = Appointment.objects.filter(
        person=person, programme=programme, post__in=(Post.COORDINATOR, Post.CO_COORDINATOR)
    )
    found: set[str | None] = set()
    for post, tasks in posts.values_list("post", "tasks"):
        found |= {None, *Task} if post == Post.COORDINATOR else set(tasks)
    return found


def _holds(person: Person, programme: Programme, *posts: str) -> bool:
    return Appointment.objects.filter(person=person, programme=programme, post__in=posts).exists()
