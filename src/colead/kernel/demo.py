"""The mark that tells a demo's database from a real one."""

from __future__ import annotations

from django.conf import settings

from colead.kernel.models import Mark

DEMO = "demo"


def mark_as_demo(stage: str) -> None:
    """Mark this database as a demo; only an empty one is ever seeded."""
    Mark.objects.create(name=DEMO, value=stage)


_seen_mark = False


def is_demo() -> bool:
    """Tell whether this is the demo: never in production, only in a database that bears the mark."""
    global _seen_mark  # noqa: PLW0603 - a mark once seen never goes away; asking again would cost each page a query
    if settings.PRODUCTION:
        return False
    _seen_mark = _seen_mark or Mark.objects.filter(name=DEMO).exists()
    return _seen_mark
