"""The pages of a programme and of a cohort, beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from colead.programmes.models import Cohort, Programme

register = template.Library()


@dataclass(frozen=True)
class Tab:
    """One of several pages about the same thing."""

    label: str
    url: str
    current: bool
    count: int | None = None


@register.inclusion_tag("ui/tabs.html")
def programme_tabs(programme: Programme, here: str) -> dict[str, Any]:
    """Show the pages of a programme; `here` is the name of the address one is at."""
    labels = {
        "programme": _("Overview"), "set_up": _("Set-up"), "charter": _("Charter"), "published_charter": _("In force"), "competencies": _("Competencies"), "plan": _("Plan"),
        "policy": _("Rules and weights"), "signal_policy": _("Signals"), "guides": _("Guides"),
        "agreement_defaults": _("Agreement"), "instruments": _("Questions"), "team": _("Who runs it"),
    }  # fmt: skip
    return {"label": programme.name, "tabs": _tabs(labels, programme.key, here)}


@register.inclusion_tag("ui/tabs.html")
def cohort_tabs(cohort: Cohort, here: str) -> dict[str, Any]:
    """Show the pages of a cohort; `here` is the name of the address one is at."""
    labels = {
        "cohort": _("At a glance"), "week": _("This week"), "roster": _("Everybody in it"), "invite": _("Invite"),
        "rounds": _("Rounds"), "partnerships": _("Partnerships"), "signals": _("Who could use a hand"),
        "waves": _("Answers"), "report": _("Report"), "breaks": _("Breaks"), "change_cohort": _("Name and dates"),
    }  # fmt: skip
    return {"label": cohort.name, "tabs": _tabs(labels, cohort.key, here)}


def _tabs(labels: dict[str, str], key: str, here: str) -> list[Tab]:
    return [Tab(label, reverse(name, args=[key]), name == here) for name, label in labels.items()]
