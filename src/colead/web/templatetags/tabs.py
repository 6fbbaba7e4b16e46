"""The pages of a programme and of a cohort, beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from colead.programmes.models import Cohort, Programme
from colead.programmes.states import Task
from colead.web.places import places_for

register = template.Library()
# The task that opens a page to co-coordinators; pages without one are the coordinators'.
TASK_OF = {
    "roster": Task.INVITE, "invite": Task.INVITE, "rounds": Task.MATCH, "policy": Task.MATCH,
    "partnerships": Task.CARE, "signals": Task.CARE,
}  # fmt: skip


@dataclass(frozen=True)
class Tab:
    """One of several pages about the same thing."""

    label: str
    url: str
    current: bool
    count: int | None = None


@register.inclusion_tag("ui/tabs.html", takes_context=True)
def programme_tabs(context: dict[str, Any], programme: Programme, here: str) -> dict[str, Any]:
    """Show the pages of a programme; `here` is the name of the address one is at."""
    labels = {
        "programme": _("Overview"), "set_up": _("Set-up"), "charter": _("Charter"), "competencies": _("Competencies"), "plan": _("Plan"), "kit": _("Invitation kit"),
        "policy": _("Rules and weights"), "signal_policy": _("Signals"), "guides": _("Guides"),
        "agreement_defaults": _("Agreement"), "instruments": _("Questions"), "team": _("Who runs it"),
    }  # fmt: skip
    return {
        "label": programme.name,
        "tabs": _tabs(_open(labels, context, programme.key), programme.key, here),
    }


@register.inclusion_tag("ui/tabs.html", takes_context=True)
def cohort_tabs(context: dict[str, Any], cohort: Cohort, here: str) -> dict[str, Any]:
    """Show the pages of a cohort; `here` is the name of the address one is at."""
    labels = {
        "cohort": _("At a glance"), "week": _("This week"), "roster": _("Everybody in it"), "invite": _("Invite"), "admission": _("Places"),
        "rounds": _("Rounds"), "partnerships": _("Partnerships"), "signals": _("Who could use a hand"),
        "waves": _("Answers"), "report": _("Report"), "breaks": _("Breaks"), "change_cohort": _("Name and dates"),
    }  # fmt: skip
    return {
        "label": cohort.name,
        "tabs": _tabs(_open(labels, context, cohort.programme.key), cohort.key, here),
    }


def _open(labels: dict[str, str], context: dict[str, Any], programme: str) -> dict[str, str]:
    """Leave out the pages that a co-coordinator was given no task for."""
    places = [place for place in places_for(context["request"]) if place.programme_key == programme]
    tasks = {task for place in places for task in place.tasks}
    if not tasks or any(place.coordinates for place in places):
        return labels
    return {name: label for name, label in labels.items() if name == "cohort" or TASK_OF.get(name) in tasks}


@register.inclusion_tag("ui/tabs.html")
def installation_tabs(here: str) -> dict[str, Any]:
    """Show the pages of the administrator's day."""
    labels = {
        "installation": _("At a glance"), "jobs": _("Jobs"), "sign_in_log": _("Sign-ins"), "audit": _("Audit trail"),
        "settings_read": _("Settings"),
    }  # fmt: skip
    return {
        "label": _("Installation"),
        "tabs": [Tab(label, reverse(name), name == here) for name, label in labels.items()],
    }


def _tabs(labels: dict[str, str], key: str, here: str) -> list[Tab]:
    return [Tab(label, reverse(name, args=[key]), name == here) for name, label in labels.items()]
