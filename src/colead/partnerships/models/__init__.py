from colead.partnerships.models.agreement import Agreement, ClauseText, Signature
from colead.partnerships.models.calendar import CalendarAnswer, CalendarFeed
from colead.partnerships.models.goal import Goal, GoalNote
from colead.partnerships.models.guide import GuideCopy
from colead.partnerships.models.meeting import Meeting, Slot, Taps, Worksheet
from colead.partnerships.models.partnership import Member, Partnership
from colead.partnerships.models.reason import Reason
from colead.partnerships.models.series import Absence, Break, Series

__all__ = [
    "Absence",
    "Agreement",
    "Break",
    "CalendarAnswer",
    "CalendarFeed",
    "ClauseText",
    "Goal",
    "GoalNote",
    "GuideCopy",
    "Meeting",
    "Member",
    "Partnership",
    "Reason",
    "Series",
    "Signature",
    "Slot",
    "Taps",
    "Worksheet",
]  # fmt: skip
