"""The eight competencies that a new programme starts with, with their O*NET elements.

Element ids are those of O*NET 29.3 (U.S. Department of Labor, CC BY 4.0, onetcenter.org); the grouping is ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class StandardCompetency:
    """A competency of the starting set."""

    code: str
    name: str | Promise
    description: str | Promise
    onet_elements: tuple[str, ...]


STANDARD_COMPETENCIES = (
    StandardCompetency(
        "COM", _("Communication"), _("Saying clearly what matters, and why, so that others can act on it."),
        ("2.A.1.d", "2.A.1.c", "4.A.4.a.2", "4.A.4.a.1"),
    ),
    StandardCompetency(
        "LIS", _("Active listening"), _("Hearing people out and checking that one has understood."),
        ("2.A.1.b", "2.B.1.a", "4.A.4.a.4"),
    ),
    StandardCompetency(
        "DEC", _("Decision making"), _("Weighing options and deciding in time, also when much is uncertain."),
        ("2.B.4.e", "2.A.2.a", "2.B.2.i", "4.A.2.b.1"),
    ),
    StandardCompetency(
        "CON", _("Conflict resolution"), _("Raising a disagreement early and finding what both sides can keep."),
        ("2.B.1.d", "2.B.1.c", "4.A.4.a.7"),
    ),
    StandardCompetency(
        "STR", _("Strategic planning"), _("Linking today's work to longer aims, and saying no to the rest."),
        ("2.B.4.g", "2.B.4.h", "4.A.2.b.4", "4.A.2.b.6"),
    ),
    StandardCompetency(
        "DEV", _("Developing others"), _("Helping people grow by feedback, trust and slightly bigger tasks."),
        ("2.B.1.e", "2.A.2.c", "4.A.4.b.5", "4.A.4.b.3", "4.A.4.b.6"),
    ),
    StandardCompetency(
        "TEA", _("Team leadership and inclusion"), _("Making a team in which everyone is heard and mistakes are told."),
        ("2.B.1.b", "2.B.5.d", "2.B.1.f", "4.A.4.b.2", "4.A.4.b.4", "4.A.4.b.1"),
    ),
    StandardCompetency(
        "SEL", _("Self-leadership"), _("Knowing how one leads, asking for feedback and managing one's own time."),
        ("2.A.2.b", "2.A.2.d", "2.B.5.a", "4.A.2.b.2"),
    ),
)  # fmt: skip
