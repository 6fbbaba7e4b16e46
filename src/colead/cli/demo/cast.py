"""The people of the demo. All of them are made up, and their names say so."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from pathlib import Path

DIRECTORY = Path(__file__).with_name("directory.csv")
PASSWORD = "colead demo"
SEED = 2026

COORDINATOR = "amara.model@example.org"
SPONSOR = "olu.pattern@example.org"
PEER = "bo.sample@example.org"
ADMINISTRATOR = "ada.root@example.org"
CONTACT = "vera.listener@example.org"  # people can report to her
EVALUATOR = "eva.measure@example.org"
OTHER_CONTACT = "fritz.neutral@example.org"

CODES = ("COM", "LIS", "DEC", "CON", "STR", "DEV", "TEA", "SEL")
WANTED = {
    "COM": "I explain decisions too late, and then twice.",
    "LIS": "In meetings I answer before the others have finished.",
    "DEC": "I keep collecting facts when it is time to decide.",
    "CON": "Two people in my team avoid each other, and I avoid the topic.",
    "STR": "Everything is urgent, so nothing is planned.",
    "DEV": "I do the difficult things myself instead of letting others grow.",
    "TEA": "Half of my team is remote and goes quiet in meetings.",
    "SEL": "I lead all day and never think about how.",
}
OFFERED = {
    "COM": "I write the weekly note that people actually read.",
    "LIS": "Colleagues come to me to think aloud.",
    "DEC": "I closed two projects in time, and wrote down why.",
    "CON": "I have mediated between works council and management.",
    "STR": "I ran the three-year plan for our site.",
    "DEV": "Four people from my team lead teams of their own now.",
    "TEA": "My team spans three time zones and still laughs together.",
    "SEL": "I keep a short journal, and ask for feedback every quarter.",
}
CARDS = ("craft", "learning", "freedom", "fairness", "why", "calm", "candor", "humor", "helping", "together")
HELP = (
    "How do I tell a good colleague that the promotion went to somebody else?",
    "I have to present the reorganisation and do not agree with all of it.",
    "What would you do with a meeting that nobody wants and everybody attends?",
    "I would like to hand over the budget round without checking every line.",
)
STEPS = (
    "Ask the two of them to each name what they need before we discuss options.",
    "Let somebody else run the Monday meeting.",
    "Say no to one request this week, and say why.",
    "Give one piece of specific feedback before Friday.",
)
MESSAGES = (
    "Looking forward to Thursday. I have *one* question, and it is an awkward one.",
    "Awkward is what the hour is for. Do you want me to listen, or to push?",
    "Listen first, please. Afterwards:\n\n- two questions\n- no advice\n\nand then we see.",
    "I held it! Twenty minutes, and **nobody** shouted. Tell you more next time.",
    "I have been thinking about your sentence all week. Thank you for it.",
)
THOUGHTS = (
    (
        "I let the silence stand after my question.",
        "It took eight seconds, then she said what it was about.",
        "How long eight seconds are.",
        "I count to ten before I help.",
        "Her, for her trust.",
    ),
    (
        "I handed the budget round over.",
        "Two mistakes, both found by the team itself.",
        "That I was not needed, and did not mind.",
        "I check results, not steps.",
        "",
    ),
    (
        "I said no to the extra report, with a reason.",
        "My boss thought about it, and agreed.",
        "No argument at all.",
        "I say no earlier, before I am annoyed.",
        "My partner, who made me practise the sentence.",
    ),
)


@dataclass(frozen=True)
class Persona:
    """What one of the demo's people would say in their profile."""

    needs: tuple[str, ...]
    strengths: tuple[str, ...]
    cards: tuple[str, ...]
    style: tuple[int, int, int]
    hours: tuple[int, ...]


def addresses() -> list[str]:
    """List the e-mail addresses of the directory, in its order."""
    with DIRECTORY.open(newline="", encoding="utf-8") as file:
        return [row["E-mail"] for row in csv.DictReader(file)]


def persona(address: str) -> Persona:
    """Make up, always in the same way, what somebody needs, offers and likes."""
    rng = random.Random(f"{SEED} {address}")
    codes = rng.sample(CODES, 5)
    days = rng.sample(range(5), 4)
    hours = sorted({24 * day + hour for day in days for hour in rng.sample(range(9, 18), 5)})
    return Persona(
        needs=tuple(codes[: rng.choice((2, 3))]), strengths=tuple(codes[3:]), cards=tuple(rng.sample(CARDS, 4)),
        style=(rng.randint(1, 5), rng.randint(1, 5), rng.randint(1, 5)), hours=tuple(hours),
    )  # fmt: skip
