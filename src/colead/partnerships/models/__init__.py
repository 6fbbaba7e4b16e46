from colead.partnerships.models.agreement import Agreement, ClauseText, Signature
from colead.partnerships.models.goal import Goal, GoalNote
from colead.partnerships.models.guide import GuideCopy
from colead.partnerships.models.meeting import Meeting, Slot, Taps, Worksheet
from colead.partnerships.models.partnership import Member, Partnership

__all__ = [
    "Agreement", "ClauseText", "Goal", "GoalNote",
    "GuideCopy", "Meeting", "Member", "Partnership", "Signature", "Slot", "Taps",
    "Worksheet",
]  # fmt: skip
