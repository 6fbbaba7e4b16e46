"""Emerging leaders of a non-profit: guided by experienced ones, with a learners' circle and hands-on tasks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.programmes.starters.common_words import CODE_OF_CONDUCT, competencies, every, in_order, steps
from colead.programmes.states import Format, StepKind
from colead.programmes.template_file import Design

NON_PROFIT = Design(
    _("Non-profit"),
    _("Emerging leaders and people who have led for long: mentoring, a circle of learners, shadowing and a project."),
    {
        "charter": {
            "purpose": _(
                "Whoever takes over responsibility here should not have to learn it alone. Somebody who has done it goes "
                "a part of the way with them, and other learners go beside them."
            ),
            "drivers": _("Experienced people leave in the coming years. What they know is written down nowhere."),
            "goals": _(
                "Every learner has led something that mattered to others.\nConflicts are talked about early.\nPlans "
                "say what we leave undone."
            ),
            "not_this": _("No promise of a position, no supervision of work, no test."),
            "expectations": _(
                "Two hours a month at most, by telephone where that is easier. Learners bring the question; mentors tell "
                "what they did, not what to do. Ten minutes of every meeting go the other way: what does the mentor learn?"
            ),
            "contact_floor": 80, "attendance_floor": 70, "cadence_days": 21, "meeting_minutes": 60,
            "primary_outcome": _(
                "Change in conflict resolution and strategic planning together, as learners rate it themselves, from "
                "before matching to week 36."
            ),
            "code_of_conduct": CODE_OF_CONDUCT,
        },
        "format": Format.NEAR_PEER.value,
        "competencies": competencies("CON", "STR", "DEV", "TEA"),
        "policy": {
            "not_same_line": True, "weight_needs": 80, "weight_hours": 50, "weight_level": 10, "learner_share": 70,
            "mentor_least": 0, "mentor_most": 2, "shortlist_length": 3,
        },
        "plan": in_order(
            steps(
                StepKind.SURVEY,
                (0, _("Questions before anybody is matched")), (18, _("Half time: how it goes, and the mentors’ load")),
                (36, _("The same questions again, and would you recommend it?")), (52, _("Four months later: what is left of it")),
            ),
            steps(
                StepKind.TRAINING,
                (0, _("For mentors: role and agreement, 75 minutes")), (0, _("For mentors: listening and questions, 75 minutes")),
                (1, _("For mentors: feedback and conflict, 75 minutes")), (2, _("For mentors: power, boundaries and endings, 75 minutes")),
                (1, _("For learners: how to drive one’s own learning, 45 minutes")), (18, _("Refresher for mentors")),
            ),
            steps(
                StepKind.TASK,
                (6, _("Shadowing: a day beside the mentor")), (14, _("Shadowing: a difficult meeting, and what you would do")),
                (22, _("Shadowing the other way: the mentor watches you lead")),
                (16, _("The stretch project begins, with somebody who needs its result")), (32, _("The stretch project is shown")),
            ),
            steps(
                StepKind.MILESTONE,
                (3, _("The agreement is signed")), (18, _("Looking back and ahead at half time")),
                (36, _("A good ending, and a page for the board")),
            ),
            every(StepKind.MEETING, range(3, 37, 3), _("Mentor and learner meet")),
            every(StepKind.CIRCLE, range(4, 37, 4), _("The learners’ circle meets")),
        ),
    },
)  # fmt: skip
