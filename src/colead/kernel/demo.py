"""The mark that tells a demo's database from a real one."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from colead.kernel.models import Mark

DEMO = "demo"


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
