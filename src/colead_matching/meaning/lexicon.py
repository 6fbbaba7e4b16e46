"""What a text is about, by the words that competencies go by: always there, needs no model, knows no trait.

A word counts where it begins with a stem of a topic. A text is a vector over the topics; words of no topic
count nothing, so two texts are alike only in what can be learned.
"""

from collections.abc import Mapping
from math import log, sqrt

from colead_matching.meaning.wordpiece import words

STEMS: Mapping[str, tuple[str, ...]] = {
    "communication": (
        "communicat", "speak", "speech", "present", "writ", "messag", "audience", "story", "storytell",
        "explain", "express", "pitch", "meeting", "public",
    ),
    "listening": ("listen", "empath", "hear", "understand", "question", "curio", "attentive", "perceiv"),
    "decisions": (
        "deci", "judg", "choice", "choos", "dilemma", "problem", "analy", "critical", "evidence", "risk",
        "uncertain", "priorit", "tradeoff",
    ),
    "conflict": (
        "conflict", "disput", "disagree", "negotiat", "mediat", "tension", "difficult", "confront", "argu",
        "resolv", "resolution", "reconcil", "hard", "colleague", "clash",
    ),
    "strategy": (
        "strateg", "vision", "planning", "plan", "roadmap", "objective", "goal", "longterm", "future",
        "direction", "system", "innovat", "market",
    ),
    "developing": (
        "develop", "coach", "mentor", "teach", "train", "feedback", "grow", "learn", "potential", "talent",
        "career", "instruct", "advis",
    ),
    "delegation": (
        "delegat", "trust", "handover", "responsib", "empower", "micromanag", "letting", "task", "autonom",
        "ownership", "accountab",
    ),
    "team": (
        "team", "inclus", "belong", "collaborat", "cooperat", "motivat", "culture", "together", "morale",
        "hiring", "recruit", "onboard", "remote", "hybrid", "coordinat",
    ),
    "change": (
        "change", "transform", "transition", "reorgani", "restructur", "resist", "adopt", "agile", "adapt",
    ),
    "influence": (
        "influenc", "persua", "stakeholder", "network", "politic", "sponsor", "buyin", "convinc", "board",
        "executive", "visib",
    ),
    "self": (
        "time", "stress", "balance", "resilien", "confiden", "imposter", "impostor", "focus", "habit",
        "mindful", "energ", "wellbeing", "boundar", "burnout", "calm", "assertive",
    ),
    "results": (
        "budget", "financ", "cost", "project", "deliver", "perform", "measur", "metric", "quality", "process",
        "customer", "client", "operation", "deadline",
    ),
}  # fmt: skip
TOPICS = tuple(STEMS)


def topics(text: str) -> tuple[float, ...]:
    """Returns a text as a vector of length 1 over the topics; all zeros if it has none.

    >>> vector = topics("Negotiating, and resolving conflicts with my team")
    >>> TOPICS[max(range(len(vector)), key=vector.__getitem__)]
    'conflict'
    """
    counts = dict.fromkeys(TOPICS, 0)
    for word in words(text):
        for topic, stems in STEMS.items():
            counts[topic] += any(word.startswith(stem) for stem in stems)
    weights = [log(1 + count) for count in counts.values()]
    length = sqrt(sum(weight * weight for weight in weights))
    return tuple(weight / length if length else 0.0 for weight in weights)
