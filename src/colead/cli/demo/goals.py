"""Goals of the demo's people, each with a scale of five steps. All of them are made up."""

from __future__ import annotations

GOALS: tuple[tuple[str, str, str, tuple[str, str, str, str, str]], ...] = (
    (
        "CON", "Hold the difficult conversation within two days", "The other person is not surprised in the next review.",
        ("I put it off until it boils over", "I hold one, later than I wanted", "I hold them within two days",
         "Within two days, and I ask how it was for the other", "My team holds them among themselves"),
    ),
    (
        "DEV", "Let someone else run the Monday meeting", "I speak less than a fifth of the time.",
        ("I run it", "Somebody else runs it, and I take over half way", "Somebody else runs it to the end",
         "It goes round without my asking", "I need not be there"),
    ),
    (
        "LIS", "Ask two questions before I give my view", "My deputy keeps count in the Thursday meeting.",
        ("I answer at once", "One question, when I think of it", "Two questions, most of the time",
         "I hear things that change my mind", "Others ask first as well"),
    ),
    (
        "STR", "Say no to what is outside our three priorities", "Requests I turned down, in my calendar.",
        ("Everything is urgent", "I say no once, and apologise", "I say no with a reason, twice a month",
         "My team says no without me", "We are asked for less"),
    ),
)  # fmt: skip
