"""Students of a business school choose from its alumni, one request at a time, within one term."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.programmes.starters.common_words import CODE_OF_CONDUCT, competencies, every, in_order, steps
from colead.programmes.states import Format, StepKind
from colead.programmes.template_file import Design

SCHOOL = Design(
    _("Business school"),
    _("Students ask alumni, one at a time, and talk the meetings over with two other students. One term."),
    {
        "charter": {
            "purpose": _("Before you lead, talk to somebody who does. You choose whom you ask, and what you ask."),
            "drivers": _("Students know many theories and few people who have tried them."),
            "goals": _(
                "Every student has led five conversations that they prepared themselves.\nThey have heard how a decision "
                "really came about.\nThey know two fellow students who help them think."
            ),
            "not_this": _("No way to a job: nobody asks for one and nobody offers one here."),
            "expectations": _(
                "Five times 45 minutes in twelve weeks. Students write first, within a week. Alumni answer within a week, "
                "take one or two students, and may pause whenever they need to."
            ),
            "contact_floor": 75, "attendance_floor": 70, "cadence_days": 21, "meeting_minutes": 45,
            "primary_outcome": _(
                "Change in communication and decision making together, as students rate it themselves, from before the "
                "first request to week 13."
            ),
            "code_of_conduct": CODE_OF_CONDUCT,
        },
        "format": Format.CHOICE.value,
        "competencies": competencies("COM", "DEC", "SEL"),
        "policy": {
            "not_same_line": False, "not_same_slate": False, "weight_needs": 70, "weight_function": 20, "weight_level": 0,
            "weight_interests": 50, "mentor_least": 0, "mentor_most": 2, "shortlist_length": 3,
        },
        "plan": in_order(
            steps(
                StepKind.SURVEY,
                (0, _("Questions before the first request")), (13, _("The same questions again")),
                (26, _("Next term: whom do you still talk to?")),
            ),
            steps(
                StepKind.TRAINING,
                (0, _("For alumni: what students need, and what not to promise, 45 minutes online")),
                (0, _("For students: asking somebody for an hour, 45 minutes")),
            ),
            steps(
                StepKind.MILESTONE,
                (1, _("The first request is sent")), (2, _("The agreement is signed")), (12, _("Thanks, and a good ending")),
            ),
            every(StepKind.MEETING, (1, 3, 6, 9, 12), _("Student and alum meet for 45 minutes")),
            every(StepKind.CIRCLE, (4, 8, 12), _("Three students talk it over: each ten minutes, the others think aloud")),
            every(StepKind.TASK, (2, 5, 10), _("Write the question for the next meeting, in two sentences")),
        ),
    },
)  # fmt: skip
