"""A released figure as a sentence, in words that the design has earned."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from colead.insights.ledger.released import Released
from colead.insights.ledger.shown import Kinds, Share, Shown, Staying
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
