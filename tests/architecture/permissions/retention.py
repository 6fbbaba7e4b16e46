from __future__ import annotations

from colead.kernel.retention import classes
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def one_shorter(scene: Scene) -> dict[str, int]:
    """Give every class its own days, and sent mail ten less."""
    return {one.name: one.days for one in classes()} | {"sent_mail": 80}


ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("retention", "GET", "sxxxxxxo"),
    Row("retention", "POST", "sxxxxxxo", data=one_shorter),
    Row("clear_retention", "POST", "sxxxxxxo"),
]
