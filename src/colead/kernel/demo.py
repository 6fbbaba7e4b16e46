"""The mark that tells a demo's database from a real one."""

from __future__ import annotations

import json
from functools import lru_cache

from django.conf import settings

from colead.kernel.models import Mark

DEMO = "demo"
SIGN_INS = "demo-sign-ins"


def mark_as_demo(stage: str) -> None:
    """Mark this database as a demo; only an empty one is ever seeded."""
    Mark.objects.create(name=DEMO, value=stage)
    _has_mark.cache_clear()


def is_demo() -> bool:
    """Tell whether this is the demo: never in production, only in a database that bears the mark."""
    return not settings.PRODUCTION and _has_mark()


@lru_cache(maxsize=1)
def _has_mark() -> bool:
    """Look once a process: the mark is set before anything is served, and never afterwards."""
    return Mark.objects.filter(name=DEMO).exists()


def keep_sign_ins(rows: list[dict[str, str]]) -> None:
    """Remember whom one can sign in as: role, email and password of the demo's made-up people."""
    Mark.objects.create(name=SIGN_INS, value=json.dumps(rows))


def demo_sign_ins() -> list[dict[str, str]]:
    """List whom one can sign in as; nobody outside the demo."""
    mark = Mark.objects.filter(name=SIGN_INS).first() if is_demo() else None
    return json.loads(mark.value) if mark else []
