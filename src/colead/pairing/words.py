"""Reason codes and facts, put into plain sentences. The numbers behind them are the solver's own."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from colead.pairing.interests import CARDS
from colead.pairing.states import Makes

RULES: dict[str, Promise] = {
    "same_line": gettext_lazy("in the same reporting line"),
    "same_slate": gettext_lazy("on the same promotion slate"),
    "shared_hours": gettext_lazy("too few free hours in common"),
    "common_language": gettext_lazy("no common language"),
    "not_available": gettext_lazy("not available"),
    "forbidden": gettext_lazy("kept apart by a coordinator"),
}

STAGES: dict[str, Promise] = {
    "waiting": gettext_lazy("Waiting for its turn"),
    "scoring": gettext_lazy("Looking at every two people"),
    "coverage": gettext_lazy("Finding a partner for as many as possible"),
    "worst_off": gettext_lazy("Helping whoever would get least"),
    "bound": gettext_lazy("Working out how good it can get"),
    "total": gettext_lazy("Getting there"),
    "report": gettext_lazy("Writing down the reasons"),
    "done": gettext_lazy("Keeping the result"),
}


def stage_name(code: str) -> str:
    """Say what the solver is doing."""
    return str(STAGES.get(code, STAGES["waiting"]))


def rule_name(code: str) -> str:
    """Name a rule; a private cause reads "not available" and nothing else."""
    return str(RULES.get(code, RULES["not_available"]))


def inside(competency: str) -> str:
    """Write a competency's name as it stands inside a sentence: English ones begin small."""
    is_plain = competency[1:2].islower() and (get_language() or "en").startswith("en")
    return competency[:1].lower() + competency[1:] if is_plain else competency


def sentence(
    reason: dict[str, Any], names: list[str], competencies: dict[str, str], *, you: int | None = None
) -> str:
    """Say why, with names; `you` is the seat of the reader, who is addressed."""
    if reason["code"] == "offers":
        code = reason["competency"]
        return _offers(reason, names, inside(competencies.get(code, code)), you)
    return _shared(reason, names, you)


def _offers(reason: dict[str, Any], names: list[str], competency: str, you: int | None) -> str:
    giver, receiver, first = reason["a"], reason["b"], reason["rank"] == 1
    facts = {"giver": names[giver], "receiver": names[receiver], "competency": competency}
    if you == receiver:
        if first:
            return _("%(giver)s offers %(competency)s, which you asked for first.") % facts
        return _("%(giver)s offers %(competency)s, which you asked for too.") % facts
    if you == giver:
        if first:
            return _("You offer %(competency)s, which %(receiver)s asked for first.") % facts
        return _("You offer %(competency)s, which %(receiver)s asked for too.") % facts
    if first:
        return _("%(giver)s offers %(competency)s, which %(receiver)s asked for first.") % facts
    return _("%(giver)s offers %(competency)s, which %(receiver)s asked for too.") % facts


def _shared(reason: dict[str, Any], names: list[str], you: int | None) -> str:
    words = _words_of(reason)
    if len(names) == 2 or reason["code"] == "common":
        return words
    # In a triad a shared reason holds for two of the three.
    one, other = (_("you") if seat == you else names[seat] for seat in (reason["a"], reason["b"]))
    return _("%(one)s and %(other)s: %(words)s") % {
        "one": one[:1].upper() + one[1:], "other": other, "words": words[:1].lower() + words[1:],
    }  # fmt: skip


def _words_of(reason: dict[str, Any]) -> str:
    code, count, items = reason["code"], reason["count"] or 0, reason["items"]
    if code in ("hours", "common"):
        return _hours(code, count)
    if code == "interests":
        return _("Both chose “%(shared)s”.") % {
            "shared": _("” and “").join(str(CARDS.get(item, item)) for item in items)
        }
    if code == "function":
        return _("Different functions: %(one)s and %(other)s.") % {"one": items[0], "other": items[1]}
    return _("The same level.") if code == "level" else _("Much the same way of working.")


def _hours(code: str, count: int) -> str:
    if code == "common":
        words = ngettext("%(n)s hour a week suits everybody.", "%(n)s hours a week suit everybody.", count)
    else:
        words = ngettext("%(n)s free hour a week in common.", "%(n)s free hours a week in common.", count)
    return words % {"n": count}


def left_out_sentence(reason: dict[str, Any], makes: str = Makes.PAIRS) -> str:
    """Say why somebody has no partner, no mentor or no circle in this round."""
    if reason["reason"] == "no_partner":
        rules = ", ".join(sorted(rule_name(rule) for rule in reason["removals"]))
        if not rules:
            return _("Nobody else was ready.")
        return _("Nobody in this pool may meet them: %(rules)s.") % {"rules": rules}
    if makes == Makes.MENTORING:
        return ngettext(
            "%(n)s mentor may meet them, and has no place left.",
            "%(n)s mentors may meet them, and none of them has a place left.",
            reason["allowed"],
        ) % {"n": reason["allowed"]}
    if makes == Makes.CIRCLES:
        return _("No circle with a place left suits them: a rule or the common hour stands between.")
    told = ngettext(
        "%(n)s person may meet them, and has a partner in this round.",
        "%(n)s people may meet them, and all of those have partners in this round.",
        reason["allowed"],
    ) % {"n": reason["allowed"]}
    if reason["cost"] is None:
        return told
    return told + " " + _("Matching them would leave somebody else out.")


def two_of_a_side(one: str, other: str) -> str:
    """Say that two people who are to be kept together are no mentor and learner."""
    return _(
        "%(one)s and %(other)s are kept together, but a mentor meets a learner. "
        "Take that decision back, then solve again."
    ) % {"one": one, "other": other}


def too_many_kept(name: str) -> str:
    """Say that somebody is kept together with more people than there is room for."""
    return _(
        "%(name)s is kept together with more people than there is room for. "
        "Take one of those decisions back, then solve again."
    ) % {"name": name}


def impossible_lock(one: str, other: str, rule: str) -> str:
    """Say that two people who are to be kept together may not meet."""
    return _(
        "%(one)s and %(other)s are kept together, but may not meet: %(rule)s. "
        "Take that decision back, then solve again."
    ) % {"one": one, "other": other, "rule": rule_name(rule)}
