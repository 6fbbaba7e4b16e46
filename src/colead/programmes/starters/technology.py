"""Managers of a technology company: reciprocal pairs inside circles of six, for six months."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.programmes.starters.common_words import CODE_OF_CONDUCT, competencies, every, in_order, steps
from colead.programmes.states import Format, StepKind
from colead.programmes.template_file import Design

TECHNOLOGY = Design(
    _("Technology company"),
    _("Managers in the middle solve problems together: pairs of equals, three pairs to a circle, for six months."),
    {
        "charter": {
            "purpose": _(
                "Whoever leads between two levels needs somebody to think with who is neither boss nor report. "
                "Here each gets one partner, and a small circle around them."
            ),
            "drivers": _("Decisions wait for the next level. Problems between departments are solved twice, or not at all."),
            "goals": _(
                "Everybody has tried something new in every month.\nConflicts between departments are named within "
                "days.\nEverybody knows three people elsewhere whom they can call."
            ),
            "not_this": _("No appraisal, no coaching by a boss, no project with a deliverable."),
            "expectations": _(
                "Managers who have led for a year or more. An hour every two weeks in pairs, half of it for each; "
                "90 minutes a month in the circle. One small experiment between two meetings."
            ),
            "contact_floor": 80, "attendance_floor": 70, "cadence_days": 14, "meeting_minutes": 60,
            "primary_outcome": _(
                "Change in decision making and conflict resolution together, as people rate it themselves, from before "
                "matching to week 26."
            ),
            "code_of_conduct": CODE_OF_CONDUCT,
        },
        "format": Format.PAIRS_IN_CIRCLES.value,
        "competencies": competencies("DEV", "DEC", "CON", "COM", "TEA"),
        "policy": {
            "not_same_line": True, "not_same_slate": True, "weight_needs": 80, "weight_function": 60, "weight_interests": 40,
            "circle_size": 6, "circle_smallest": 5, "circle_largest": 7, "facilitators": 1, "keep_pairs": True,
            "shortlist_length": 3,
        },
        "plan": in_order(
            steps(
                StepKind.SURVEY,
                (0, _("Questions before anybody is matched")), (13, _("A short look at half time, and one thing to change")),
                (26, _("The same questions again")), (39, _("Three months later: what is left of it")),
            ),
            steps(
                StepKind.TRAINING,
                (0, _("Role, agreement and listening, 75 minutes")), (1, _("Feedback, conflict and boundaries, 75 minutes")),
                (1, _("For facilitators: time, airtime and what to say when it gets stuck")),
                (13, _("Refresher: what we have learned about asking")),
            ),
            steps(
                StepKind.MILESTONE,
                (2, _("Kick-off, and the agreement is signed")), (4, _("The first experiment was tried")),
                (10, _("Circles run themselves: roles go round")), (26, _("A good ending, and who will think with whom next")),
            ),
            every(StepKind.MEETING, range(3, 25, 2), _("Pairs meet for an hour")),
            every(StepKind.CIRCLE, (4, 8, 12, 16, 20, 24), _("Circles meet for 90 minutes")),
            every(StepKind.TASK, (5, 9, 13, 17, 21), _("One small experiment before the next meeting")),
        ),
    },
)  # fmt: skip
