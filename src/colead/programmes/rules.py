"""Who may do what in a programme. One query a question, so that views may ask freely."""

from __future__ import annotations

from colead.people.models import Person
from colead.programmes.models import Appointment, Programme
from colead.programmes.states import Post


def may_create_programmes(person: Person) -> bool:
    """Let administrators set programmes up."""
    return person.is_administrator


def may_coordinate(person: Person, programme: Programme) -> bool:
    """Let the programme's coordinators run it; being an administrator is not enough."""
    return _holds(person, programme, Post.COORDINATOR)


def may_read_figures(person: Person, programme: Programme) -> bool:
    """Let the programme's sponsors and coordinators read its released figures."""
    return _holds(person, programme, Post.SPONSOR, Post.COORDINATOR)


def _holds(person: Person, programme: Programme, *posts: str) -> bool:
    return Appointment.objects.filter(person=person, programme=programme, post__in=posts).exists()
