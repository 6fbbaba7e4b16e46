"""Components that carry a little arithmetic."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.inclusion_tag("ui/wings.html")
def wings(give: float, get: float) -> dict[str, Any]:
    """Draw two bars from one middle line: what one gives and what one gets, 0 to 100 each."""
    left, right = _percent(give), _percent(get)
    # Each bar reaches beyond the middle line, where it is clipped: only its outer end is round.
    return {
        "give": left, "get": right, "start": 100 - left,
        "give_drawn": left and left + 50, "get_drawn": right and right + 50,
    }  # fmt: skip


@register.inclusion_tag("ui/meterbar.html")
def meterbar(percent: float | None) -> dict[str, Any]:
    """Draw a bar of 0 to 100 per cent beside a number that says the same."""
    return {"percent": _percent(percent or 0)}


@register.filter
def initials(name: str) -> str:
    """Give at most two letters for the round picture."""
    words = name.split()
    return "".join(word[:1] for word in (words[:1] + words[1:][-1:])).upper()


def _percent(value: float) -> int:
    return max(0, min(100, round(value)))
