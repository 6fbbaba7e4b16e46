from colead.partnerships.models.meeting import Meeting, Slot, Taps, Worksheet
from colead.partnerships.models.partnership import Member, Partnership

__all__ = ["Meeting", "Member", "Partnership", "Slot", "Taps", "Worksheet"]
