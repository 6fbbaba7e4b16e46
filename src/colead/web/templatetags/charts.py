"""Small charts of released figures, as SVG without a script: each stands beside the sentence that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from django import template

from colead.insights.ledger.shown import ScaleChange, Share, Staying

register = template.Library()
WIDE, HIGH, LEFT, TOP = 360, 170, 34, 8  # of the curve, its axes included
BASE = HIGH - 22


@register.inclusion_tag("ui/interval.html")
def interval(share: Share) -> dict[str, Any]:
    """Draw a share from 0 to 100 with its interval; where only a bound is told, what is beyond it is pale."""
    start, end = (share.over or 0, 100) if share.over is not None else (0, share.under or 0)
    bound = share.over is not None or share.under is not None
    return {
        "percent": share.percent, "low": share.low, "high": share.high, "is_bound": bound,
        "sure": share.over or 0, "start": start, "width": end - start,
    }  # fmt: skip


@register.inclusion_tag("ui/change.html")
def change_bar(figure: ScaleChange, reach: float) -> dict[str, Any]:
    """Draw a change left or right of none, with its interval; `reach` points of the scale are on each side."""

    def x(points: float) -> float:
        return round(50 + 50 * max(-1.0, min(1.0, points / reach)), 1)

    start, end = sorted((50.0, x(figure.change)))
    return {"low": x(figure.low), "high": x(figure.high), "start": start, "width": round(end - start, 1)}


@register.filter
def reach_of(figures: Sequence[ScaleChange]) -> float:
    """Give how many points each side of a chart of changes has: half points, enough for every interval."""
    furthest = max((max(abs(one.low), abs(one.high)) for one in figures), default=0.5)
    return max(0.5, ceil(2 * furthest) / 2)


@register.filter
def signed(value: float, digits: int = 1) -> str:
    """Write a number with its sign, a true minus included."""
    return f"{value:+.{digits}f}".replace("-", "−")


@register.inclusion_tag("ui/curve.html")
def curve(staying: Staying, label: str) -> dict[str, Any]:
    """Draw how many are still there as steps, with the interval around them."""
    last = max((point.day for point in staying.points), default=1) or 1

    def x(day: int) -> float:
        return round(LEFT + (WIDE - LEFT - 8) * day / last, 1)

    def y(percent: int) -> float:
        return round(TOP + (BASE - TOP) * (100 - percent) / 100, 1)

    upper, lower, line = ([(x(p.day), y(value)) for p, value in rows] for rows in _series(staying))
    return {
        "label": label, "wide": WIDE, "high": HIGH, "left": LEFT, "right": WIDE - 8, "base": BASE, "text": BASE + 15,
        "line": _steps(line), "band": f"{_steps(upper)} {_steps(lower, back=True)} Z",
        "levels": [(percent, y(percent), y(percent) + 3.5) for percent in (0, 50, 100)],
        "days": [(p.day, x(p.day)) for p in staying.points if p.day % 60 == 0 or p.day == last],
    }  # fmt: skip


def _series(staying: Staying) -> list[list[tuple[Any, int]]]:
    return [
        [(point, getattr(point, name)) for point in staying.points] for name in ("high", "low", "percent")
    ]


def _steps(points: list[tuple[float, float]], *, back: bool = False) -> str:
    """Write a stair: along first, then up or down; backwards to close an area."""
    if back:
        corners = [
            corner
            for (x, y), (_, before) in zip(points[::-1], [*points[-2::-1], points[0]], strict=True)
            for corner in ((x, y), (x, before))
        ]
        return " ".join(f"L{x} {y}" for x, y in corners)
    first, *rest = points
    return " ".join([f"M{first[0]} {first[1]}", *(f"H{x} V{y}" for x, y in rest)])
