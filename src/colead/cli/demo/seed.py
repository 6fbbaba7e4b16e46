"""Seeds the demo: an empty database becomes a cohort at one point of its life, through the product's own actions."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone

from colead.cli.demo import cast, story
from colead.kernel.demo import is_demo, keep_sign_ins, mark_as_demo
from colead.people.models import Person


class NotEmpty(RuntimeError):
    """Somebody is in this database already: demo people never join real ones."""


@dataclass(frozen=True)
class SignIn:
    """How to sign in as one of the demo's people."""

    role: str
    email: str
    password: str


def seed_if_empty(stage: str) -> bool:
    """Seed an empty database and mark it; a marked one is left as it is. Gives whether anything was written."""
    if is_demo():
        return False
    if Person.objects.exists():
        raise NotEmpty("This database has people in it; the demo is only seeded into an empty one.")
    print("Making up the demo's people and their months; that takes half a minute, once.", flush=True)
    with transaction.atomic():
        mark_as_demo(stage)
        story.tell(stage, now=timezone.now().replace(minute=0, second=0, microsecond=0))
        keep_sign_ins([asdict(who) for who in _sign_ins()])
    return True


def sign_ins() -> list[SignIn]:
    """List whom one can sign in as."""
    return _sign_ins() if is_demo() else []


def _sign_ins() -> list[SignIn]:
    people = {
        "coordinator": cast.COORDINATOR,
        "peer": cast.PEER,
        "sponsor": cast.SPONSOR,
        "administrator": cast.ADMINISTRATOR,
        "evaluator": cast.EVALUATOR,
        "safeguarding contact": cast.CONTACT,
    }
    return [SignIn(role, email, cast.PASSWORD) for role, email in people.items()]
