"""What one's own answers may be a sign of: said to the one who answered, and to nobody else. Pure.

The rows of the early-warning table in the design notes that rest on answers. A gap between partners is not among
them: saying it to one would tell what the other has answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOW, DROP, MIDDLE = 2, 2, 3
IN_A_ROW = 3


@dataclass(frozen=True)
class Hint:
    """Something that one may want to look at, and what has helped others."""

    code: str
    title: str | Promise
    text: str | Promise


HINTS = {
    hint.code: hint
    for hint in (
        Hint("low", _("The hours helped you little"),
             _("Try another form: one question only, forty minutes, or a walk. The agreement is there to be changed.")),
        Hint("mostly_theirs", _("It was mostly their time, twice in a row"),
             _("Begin with your half next time, and put the timer where both see it.")),
        Hint("mostly_mine", _("It was mostly your time, twice in a row"),
             _("Ask first next time: “What do you want help with?”, and let your half come second.")),
        Hint("no_step", _("Three hours without a next step of yours"),
             _("Take the last two minutes for one line: what, by when. Small is fine.")),
        Hint("not_met", _("You have not met yet"),
             _("Half an hour counts. Times that suit all of you are on your page.")),
        Hint("unsigned", _("The agreement is not signed yet"),
             _("It is drafted already: ten minutes of the next hour are enough.")),
        Hint("in_the_way", _("Something is in the way"),
             _("Say it in the first five minutes of the next hour, or ask your coordinator for a word.")),
        Hint("change", _("You would like to change something"),
             _("Propose a new version of your agreement: rhythm, length, place, or how you share the time.")),
        Hint("stop", _("You would like to stop"),
             _("Until the last day you can change your mind. It then ends for all at the same hour; we never tell who.")),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Tapped:
    """What one tapped after a meeting; nothing where one left it out."""

    useful: int | None
    balance: int | None


def of_taps(taps: Sequence[Tapped]) -> list[Hint]:
    """Read one's own taps, in the order of the meetings."""
    useful = [one.useful for one in taps if one.useful is not None]
    balance = [one.balance for one in taps if one.balance is not None][-2:]
    found = []
    if _is_low(useful):
        found.append(HINTS["low"])
    if len(balance) == 2 and min(balance) >= 4:
        found.append(HINTS["mostly_theirs"])
    if len(balance) == 2 and max(balance) <= LOW:
        found.append(HINTS["mostly_mine"])
    return found


def of_steps(steps: Sequence[str]) -> list[Hint]:
    """Read one's own next steps of the last meetings held."""
    last = list(steps)[-IN_A_ROW:]
    return [HINTS["no_step"]] if len(last) == IN_A_ROW and not any(last) else []


def of_answers(answers: Mapping[str, str]) -> list[Hint]:
    """Read one's own answer to a question about how it is going."""
    wanted = {
        "not_met": answers.get("met") == "no", "unsigned": answers.get("agreement") == "no",
        "in_the_way": answers.get("in_the_way", "nothing") != "nothing", "change": answers.get("choice") == "change",
        "stop": answers.get("choice") == "stop",
    }  # fmt: skip
    return [HINTS[code] for code, is_so in wanted.items() if is_so]


def _is_low(useful: Sequence[int]) -> bool:
    """Tell whether the last was low, the mean of the last three is, or it dropped by two."""
    if not useful:
        return False
    last = useful[-IN_A_ROW:]
    dropped = len(useful) > 1 and useful[-2] - useful[-1] >= DROP
    return useful[-1] <= LOW or dropped or (len(last) == IN_A_ROW and sum(last) < MIDDLE * IN_A_ROW)
