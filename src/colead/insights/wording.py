"""A released figure as a sentence, in words that the design has earned."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from colead.insights.ledger.released import Released
from colead.insights.ledger.shown import Change, Kinds, ScaleChange, Score, Share, Shown, Staying
from colead.surveys.states import WaveKind
from colead_measurement.claims import Claim, check_words


def sentence(figure: Released[Shown], claim: Claim) -> str:
    """Say what a figure tells, and refuse to say more."""
    return check_words(_said(figure.shown), claim)


def basis(figure: Released[Shown]) -> str:
    """Say how many people and rows a figure is about."""
    rows, people = figure.shown.rows, figure.shown.people
    said = ngettext("%(n)s person", "%(n)s people", people) % {"n": f"{people:,}"}
    return (
        said if rows == people else gettext("%(rows)s, of %(people)s") % {"rows": f"{rows:,}", "people": said}
    )


def _said(shown: Shown) -> str:
    if isinstance(shown, Share):
        return _share(shown)
    if isinstance(shown, Change):
        return _change(shown)
    if isinstance(shown, Score):
        return _score(shown)
    return _kinds(shown) if isinstance(shown, Kinds) else _staying(shown)


def _share(shown: Share) -> str:
    if shown.over is not None:
        return gettext("More than %(n)s per cent; the others are too few to be told.") % {"n": shown.over}
    if shown.under is not None:
        return gettext("Less than %(n)s per cent; these are too few to be told.") % {"n": shown.under}
    if shown.percent is None:
        return gettext("Too few people for a percentage.")
    if shown.low is None:
        return gettext("%(n)s per cent; too few partnerships for an interval.") % {"n": shown.percent}
    return gettext("%(n)s per cent (95 per cent interval: %(low)s to %(high)s).") % {
        "n": shown.percent, "low": shown.low, "high": shown.high,
    }  # fmt: skip


def _kinds(shown: Kinds) -> str:
    if not shown.parts:
        return gettext("Too few people for percentages.")
    return ngettext(
        "%(n)s topic is named by five people or more.", "%(n)s topics, or groups of topics, are named by five people or more each.",
        len(shown.parts),
    ) % {"n": len(shown.parts)}  # fmt: skip


def _staying(shown: Staying) -> str:
    if shown.few_left:
        return gettext("So few have left that a curve would show them.")
    if not shown.points:
        return gettext("Too few people for a curve.")
    last = shown.points[-1]
    return gettext("%(n)s per cent are still there after %(days)s days (95 per cent interval: %(low)s to %(high)s).") % {
        "n": last.percent, "days": last.day, "low": last.low, "high": last.high,
    }  # fmt: skip


def points(one: ScaleChange) -> str:
    """Say a change in points of the scale, with its interval, where that stands alone."""
    return gettext("%(change)+.1f (95 per cent interval: %(low)+.1f to %(high)+.1f)") % {
        "change": one.change, "low": one.low, "high": one.high,
    }  # fmt: skip


def points_in_short(one: ScaleChange) -> str:
    """Say the same where a heading has said that these are 95 per cent intervals."""
    return gettext("%(change)+.1f (%(low)+.1f to %(high)+.1f)") % {
        "change": one.change, "low": one.low, "high": one.high,
    }  # fmt: skip


def _change(shown: Change) -> str:
    if shown.whole is None:
        return gettext("Too few people for a mean.")
    one = shown.whole
    said = gettext(
        "From %(before).1f before matching to %(after).1f %(wave)s, on a scale of %(least)s to %(most)s: %(points)s."
    ) % {
        "before": one.before, "after": one.after, "wave": WaveKind(shown.wave).label, "least": one.least,
        "most": one.most, "points": points(one),
    }  # fmt: skip
    if one.low <= 0 <= one.high:
        said += " " + gettext("That may be chance.")
    if shown.size is not None:
        said += " " + gettext("Size of the change: %(size).1f standard deviations (%(low).1f to %(high).1f).") % {
            "size": shown.size, "low": shown.size_low, "high": shown.size_high,
        }  # fmt: skip
    return said


def _score(shown: Score) -> str:
    if shown.score is None:
        return gettext("Too few people for a score.")
    said = gettext("A score of %(score)+d %(wave)s, of -100 to +100 (95 per cent interval: %(low)+d to %(high)+d).") % {
        "score": shown.score, "wave": WaveKind(shown.wave).label, "low": shown.low, "high": shown.high,
    }  # fmt: skip
    if shown.promoters is None:
        return said + " " + gettext("The shares behind it are of too few people to be told.")
    return (
        said
        + " "
        + gettext(
            "%(promoters)s per cent answered 9 or 10, %(passives)s per cent 7 or 8, %(detractors)s per cent less."
        )
        % {"promoters": shown.promoters, "passives": shown.passives, "detractors": shown.detractors}
    )
