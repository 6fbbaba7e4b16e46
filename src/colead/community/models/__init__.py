from colead.community.models.badge import Badge, SigningKey, StatusSlot
from colead.community.models.milestone import ChosenMilestones, Reached
from colead.community.models.story import Story, StoryPage
from colead.community.models.thanks import Thanks

__all__ = ["Badge", "ChosenMilestones", "Reached", "SigningKey", "StatusSlot", "Story", "StoryPage", "Thanks"]
