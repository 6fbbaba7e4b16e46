"""What people agree on before they begin: the clauses, what to think of at each, and how each is drafted. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
CIRCLE = frozenset({"circle"})
ALL = frozenset({"pair", "triad"}) | CIRCLE


@dataclass(frozen=True)
class Clause:
    """One thing to agree on. `draft` is our proposal, filled in with what is known of the partnership."""

    code: str
    title: Words
    hint: Words
    draft: Words
    kinds: frozenset[str] = ALL


NO_FAULT = _(
    "Each of us may end this at any time and need not say why. We tell each other, or let the coordinator do it, "
    "and nobody is at fault. Each of us is then free for another partner with the same priority as everybody else, "
    "and none of us explains the ending to others."
)
NO_FAULT_CIRCLE = _(
    "Each of us may leave at any time and need not say why. We tell the circle, or let the coordinator do it, "
    "and nobody is at fault. Whoever leaves is free for another circle with the same priority as everybody else, "
    "and none of us explains it to others."
)

CLAUSES = (
    Clause(
        "purpose", _("What is this for?"),
        _("One sentence from each of you, in your own words. What should be different at the end?"),
        _("We meet to think aloud with somebody who is neither our boss nor our report.\n%(each)s"),
    ),
    Clause(
        "topics", _("What does each of us need, and what can we offer?"),
        _("It is drafted from your profiles. Say it as you would say it to each other."),
        "%(topics)s",
    ),
    Clause(
        "goals", _("What do we work towards?"),
        _("One to three goals each, with a date and a way to tell. Each of you keeps your own, and decides who sees them."),
        _("Each of us sets one to three goals within the first month, and we look at them half way and at the end."),
    ),
    Clause(
        "roles", _("Who does what in the circle?"),
        _("A host, a timekeeper, a watcher of how we work. Rotating keeps anybody from becoming the boss."),
        _(
            "At each meeting one of us hosts, one keeps the time and one watches how we work together. The roles go "
            "round, so that everybody has had each of them. Whoever has the spotlight has no role."
        ), CIRCLE,
    ),
    Clause(
        "rhythm", _("When, where and how long do we meet?"),
        _("How often, how long, in a room or by call, and who sets the next time."),
        _("We meet %(rhythm)s for %(minutes)s minutes. We set the next time before we part, and take turns in inviting."),
    ),
    Clause(
        "attendance", _("What do we expect of attendance?"),
        _("How many must be there for a meeting to count? What does somebody do who cannot come?"),
        _(
            "A meeting takes place when at least two thirds of us can come. Whoever cannot come says so a day before. "
            "After two missed meetings somebody asks, kindly, what would help."
        ), CIRCLE,
    ),
    Clause(
        "changes", _("What if something comes up?"),
        _("How long before may one cancel, by which means, and how fast do you answer each other?"),
        _(
            "We cancel at least 24 hours before, and propose a new time with it. Messages between meetings are "
            "answered within two working days; nobody has to be reachable in the evening or at weekends."
        ),
    ),
    Clause(
        "hour", _("How do we use the time?"),
        _("Who begins, how the time is divided, and who watches the clock."),
        _(
            "The time is divided equally, and who begins changes each time. Whoever asks says what kind of help they "
            "want; we ask questions first, and advise only when we are invited to."
        ),
    ),
    Clause(
        "confidence", _("What stays between us?"),
        _("What may be told to whom? Are there notes or recordings? Which exceptions do you make, and how do you announce them?"),
        _(
            "That we meet is no secret; what we say is. We tell nobody, not even without names, unless the one who said "
            "it agrees. Each of us may keep notes of our own; we record nothing. If one of us fears that somebody will "
            "come to harm, or the law requires it, we speak about it here first, as far as that is possible."
        ),
    ),
    Clause(
        "boundaries", _("What is this not?"),
        _("No bossing, no favours, no personnel matters. Which topics does one of you want to leave out?"),
        _(
            "Here nobody is anybody’s boss, therapist or advocate. We do each other no favours in projects, "
            "appointments or appraisals, and refer questions of employment to those whose task they are. "
            "Topics that one of us wants to leave out are left out, without a reason."
        ),
    ),
    Clause(
        "feedback", _("How do we tell each other what helps?"),
        _("How does each of you like to hear it? At once or after a night, in speech or in writing?"),
        _(
            "At the end of each meeting we say one thing that helped and one that would help more. We speak of what "
            "we saw and heard, and of what it did to us, not of what somebody is like."
        ),
    ),
    Clause(
        "conflicts", _("What if our interests collide?"),
        _("The same post, the same budget, a new reporting line. Saying it early costs least."),
        _(
            "If our work brings us into competition, or one of us comes to report to another, we say so as soon "
            "as we know, and stop for as long as it lasts."
        ),
    ),
    Clause(
        "trouble", _("What do we do when it does not work?"),
        _("Who says something, when, and whom do you ask when you get stuck?"),
        _(
            "Whoever notices says it at the next meeting, in the first ten minutes. We try one change for two meetings. "
            "If that does not help, any of us may ask the coordinator for a word, or leave, as agreed below."
        ),
    ),
    Clause(
        "membership", _("Who is in the circle, and how does one join or leave?"),
        _("How many of you can there be? Who agrees when somebody wants to join?"),
        _(
            "We are %(count)s, and stay between four and eight. Nobody joins without a yes from each of us, and not "
            "in the last month. Whoever leaves comes once more to say goodbye, if they can."
        ), CIRCLE,
    ),
    Clause(
        "reviews", _("When do we look at how it goes?"),
        _("Two dates: half way, and the end. What would make you change this agreement?"),
        _(
            "Half way, around %(mid)s, and at the end, on %(end)s, we read this agreement again and say what is true of "
            "it. Any of us may propose a change at any time; it holds once all of us have signed it."
        ),
    ),
    Clause(
        "closing", _("How do we close?"),
        _("A last meeting with an end of its own: what it gave, thanks, and with whom you go on."),
        _(
            "Our last meeting is for closing: what we set out to do, what came of it, what we thank each other for, "
            "and with whom each of us goes on. We close as well when we stop early."
        ),
    ),
)  # fmt: skip


def clauses_for(kind: str) -> tuple[Clause, ...]:
    """Give the clauses of a pair, a triad or a circle, in the order in which they are read."""
    return tuple(clause for clause in CLAUSES if kind in clause.kinds)


def is_charter(kind: str) -> bool:
    """Tell whether what people of this kind agree on is called a charter: a circle's."""
    return kind in CIRCLE


def no_fault(kind: str) -> Words:
    """Give the clause that every agreement has and nobody can strike out."""
    return NO_FAULT_CIRCLE if kind in CIRCLE else NO_FAULT


def is_only_for_circles(clause: Clause) -> bool:
    """Tell whether a clause stands in charters only."""
    return clause.kinds == CIRCLE


def as_braces(draft: Words) -> str:
    """Give a draft as coordinators word it: what is filled in stands in braces, such as {rhythm}."""
    return re.sub(r"%\((\w+)\)s", r"{\1}", str(draft)).replace("%%", "%")


def drafted(kind: str, facts: Mapping[str, str], own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Draft every clause, in the reader's language or the programme's own words, from what is known of the partnership."""
    words = own or {}
    return {
        clause.code: _filled(words.get(clause.code) or as_braces(clause.draft), facts)
        for clause in clauses_for(kind)
    }


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill in the braces that we know; others stay, as whoever worded it meant them."""
    return re.sub(r"{(\w+)}", lambda found: facts.get(found[1], found[0]), text)
