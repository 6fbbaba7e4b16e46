"""What the sign-in page does beside signing in: for the test that breaks the audit trail."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from colead.people.actions import sign_ins
from tests.factories.scene import Scene

Act = Callable[[], object]


def signed_in(scene: Scene) -> Act:
    return lambda: sign_ins.note(person=scene.bo.person, at=timezone.now())


def not_let_in(scene: Scene) -> Act:
    return lambda: sign_ins.note_failed(email=scene.bo.person.email, at=timezone.now())


OPERATE_ACTS = (signed_in, not_let_in)
