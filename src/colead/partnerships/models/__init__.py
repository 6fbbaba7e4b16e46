from colead.partnerships.models.agreement import Agreement, ClauseText, Signature
from colead.partnerships.models.attendance import Attendance
from colead.partnerships.models.calendar import CalendarAnswer, CalendarFeed
from colead.partnerships.models.check_in import CheckIn
from colead.partnerships.models.clause_default import ClauseDefault
from colead.partnerships.models.ending import Ending, ExitReason, Pause
from colead.partnerships.models.feedback import Feedback
from colead.partnerships.models.goal import Goal, GoalNote
from colead.partnerships.models.guide import GuideCopy
from colead.partnerships.models.meeting import Meeting, Slot, Taps, Worksheet
from colead.partnerships.models.message import Message, ReadMark
from colead.partnerships.models.partnership import Member, Partnership
from colead.partnerships.models.reason import Reason
from colead.partnerships.models.reflection import Reflection
from colead.partnerships.models.series import Absence, Break, Series
from colead.partnerships.models.signal import Helpful, Signal, SignalPolicy

__all__ = [
    "Absence",
    "Agreement",
    "Attendance",
    "Break",
    "CalendarAnswer",
    "CalendarFeed",
    "CheckIn",
    "ClauseDefault",
    "ClauseText",
    "Ending",
    "ExitReason",
    "Feedback",
    "Goal",
    "GoalNote",
    "GuideCopy",
    "Helpful",
    "Meeting",
    "Member",
    "Message",
    "Partnership",
    "Pause",
    "ReadMark",
    "Reason",
    "Reflection",
    "Series",
    "Signal",
    "SignalPolicy",
    "Signature",
    "Slot",
    "Taps",
    "Worksheet",
]
