"""Reason codes and facts, put into plain sentences. The numbers behind them are the solver's own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from colead.pairing.interests import CARDS


def sentence(
    reason: dict[str, Any], names: list[str], competencies: dict[str, str], *, you: int | None = None
) -> str:
    """Say why, with names; `you` is the seat of the reader, who is addressed."""
    if reason["code"] == "offers":
        return _offers(reason, names, competencies.get(reason["competency"], reason["competency"]), you)
    return _shared(reason)


def _offers(reason: dict[str, Any], names: list[str], competency: str, you: int | None) -> str:
    giver, receiver = reason["a"], reason["b"]
    facts = {"giver": names[giver], "receiver": names[receiver], "competency": competency}
    first = reason["rank"] == 1
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


def _shared(reason: dict[str, Any]) -> str:
    code, count, items = reason["code"], reason["count"] or 0, reason["items"]
    if code == "hours":
        return ngettext(
            "Both are free in %(n)s same hour a week.", "Both are free in %(n)s same hours a week.", count
        ) % {"n": count}
    if code == "interests":
        shared = ", ".join(str(CARDS.get(item, item)) for item in items)
        return _("Both chose: %(shared)s.") % {"shared": shared}
    if code == "function":
        return _("Different functions: %(one)s and %(other)s.") % {"one": items[0], "other": items[1]}
    if code == "level":
        if not count:
            return _("The same level.")
        return ngettext("%(n)s level apart.", "%(n)s levels apart.", count) % {"n": count}
    return _("They like to work in much the same way.")


RULES = {
    "same_line": gettext_lazy("in the same reporting line"),
    "same_slate": gettext_lazy("on the same promotion slate"),
    "shared_hours": gettext_lazy("too few free hours in common"),
    "common_language": gettext_lazy("no common language"),
    "not_available": gettext_lazy("not available"),
    "forbidden": gettext_lazy("kept apart by a coordinator"),
}


def rule_name(code: str) -> str:
    """Name a rule; a private cause reads "not available" and nothing else."""
    return str(RULES.get(code, RULES["not_available"]))


def left_out_sentence(reason: dict[str, Any]) -> str:
    """Say why somebody has no partner in this round."""
    if reason["reason"] == "no_partner":
        rules = ", ".join(sorted(rule_name(rule) for rule in reason["removals"]))
        return _("Nobody in this pool may meet them: %(rules)s.") % {
            "rules": rules or rule_name("not_available")
        }
    sentence = ngettext(
        "%(n)s person may meet them, and has a partner in this round.",
        "%(n)s people may meet them, and all of those have partners in this round.",
        reason["allowed"],
    ) % {"n": reason["allowed"]}
    if reason["cost"] is None:
        return sentence
    return sentence + " " + _("Matching them would leave somebody else out.")
