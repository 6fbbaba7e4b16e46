from colead.pairing.models.choice import Request, Suggestion
from colead.pairing.models.policy import MatchingPolicy
from colead.pairing.models.profile import Avoidance, Need, Profile, Strength
from colead.pairing.models.round import Decision, LeftOut, ProposedPartnership, ProposedSeat, Round

__all__ = [
    "Avoidance",
    "Decision",
    "LeftOut",
    "MatchingPolicy",
    "Need",
    "Profile",
    "ProposedPartnership",
    "ProposedSeat",
    "Request",
    "Round",
    "Strength",
    "Suggestion",
]
