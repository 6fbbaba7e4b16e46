from colead.community.models.milestone import ChosenMilestones, Reached
from colead.community.models.thanks import Thanks

__all__ = ["ChosenMilestones", "Reached", "Thanks"]
