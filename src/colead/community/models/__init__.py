from colead.community.models.announcement import Announcement, Receipt
from colead.community.models.badge import Badge, SigningKey, StatusSlot
from colead.community.models.milestone import ChosenMilestones, Reached
from colead.community.models.story import Story, StoryPage
from colead.community.models.thanks import Thanks

__all__ = [
    "Announcement",
    "Badge",
    "ChosenMilestones",
    "Reached",
    "Receipt",
    "SigningKey",
    "StatusSlot",
    "Story",
    "StoryPage",
    "Thanks",
]
