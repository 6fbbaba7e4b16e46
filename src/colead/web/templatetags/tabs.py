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
    "roster": Task.INVITE, "invite": Task.INVITE, "cohort_training": Task.INVITE, "briefings": Task.INVITE, "workshops": Task.INVITE, "rounds": Task.MATCH, "policy": Task.MATCH,
    "partnerships": Task.CARE, "signals": Task.CARE,
}  # fmt: skip


@dataclass(frozen=True)
class Tab:
    """One of several pages about the same thing; `current` is what aria-current says, or nothing."""

    label: str
    url: str
    current: str = ""


# A row of pages, in order: those of one group stand in a second row, shown while one is at one of them.
Groups = list[tuple[str, dict[str, str]]]


@register.inclusion_tag("ui/tabs.html", takes_context=True)
def programme_tabs(context: dict[str, Any], programme: Programme, here: str) -> dict[str, Any]:
    """Show the pages of a programme; `here` is the name of the address one is at."""
    groups = [
        (_("Overview"), {"programme": _("Overview")}),
        (_("Set-up"), {"set_up": _("Set-up")}),
        (_("Charter"), {"charter": _("Charter"), "kit": _("Invitation kit"), "programme_stories": _("Stories")}),
        (_("Content"), {
            "competencies": _("Competencies"), "plan": _("Plan"), "guides": _("Guides"),
            "training_plan": _("Training"), "resources": _("Library"),
            "agreement_defaults": _("Agreement"), "instruments": _("Questions"), "programme_milestones": _("Milestones"),
        }),
        (_("Rules"), {"policy": _("Rules and weights"), "signal_policy": _("Signals")}),
        (_("Who runs it"), {"team": _("Who runs it")}),
    ]  # fmt: skip
    return _rows(programme.name, _open(groups, context, programme.key), here, programme.key)


@register.inclusion_tag("ui/tabs.html", takes_context=True)
def cohort_tabs(context: dict[str, Any], cohort: Cohort, here: str) -> dict[str, Any]:
    """Show the pages of a cohort; `here` is the name of the address one is at."""
    groups = [
        (_("At a glance"), {"cohort": _("At a glance")}),
        (_("This week"), {"week": _("This week")}),
        (
            _("People"),
            {
                "roster": _("Everybody in it"),
                "invite": _("Invite"),
                "admission": _("Places"),
                "cohort_badges": _("Badges"),
                "announcements": _("Announcements"),
            },
        ),
        (
            _("Training"),
            {
                "cohort_training": _("Who is trained"),
                "workshops": _("Workshops"),
                "briefings": _("Briefings"),
            },
        ),
        (_("Matching"), {"rounds": _("Rounds"), "partnerships": _("Partnerships")}),
        (_("Who could use a hand"), {"signals": _("Who could use a hand")}),
        (_("Did it help?"), {"waves": _("Answers"), "report": _("Report")}),
        (_("Dates"), {"change_cohort": _("Name and dates"), "breaks": _("Breaks")}),
    ]
    return _rows(cohort.name, _open(groups, context, cohort.programme.key), here, cohort.key)


@register.inclusion_tag("ui/tabs.html")
def installation_tabs(here: str) -> dict[str, Any]:
    """Show the pages of the administrator's day."""
    labels = {
        "installation": _("At a glance"), "jobs": _("Jobs"), "sign_in_log": _("Sign-ins"), "audit": _("Audit trail"),
        "settings_read": _("Settings"),
    }  # fmt: skip
    return _rows(_("Installation"), [(label, {name: label}) for name, label in labels.items()], here)


def _rows(name: str, groups: Groups, here: str, *key: str) -> dict[str, Any]:
    """Give the row of groups, each leading to its first page, and the row of pages of the group one is in."""
    tabs, beside, group = [], [], ""
    for label, pages in groups:
        first, alone = next(iter(pages)), len(pages) == 1
        current = "" if here not in pages else "page" if alone or here == first else "true"
        tabs.append(Tab(next(iter(pages.values())) if alone else label, reverse(first, args=key), current))
        if here in pages and not alone:
            group, beside = label, [_page(page, words, here, key) for page, words in pages.items()]
    return {"label": name, "tabs": tabs, "group": group, "beside": beside}


def _page(name: str, label: str, here: str, key: tuple[str, ...]) -> Tab:
    return Tab(label, reverse(name, args=key), "page" if name == here else "")


def _open(groups: Groups, context: dict[str, Any], programme: str) -> Groups:
    """Leave out the pages that a co-coordinator was given no task for."""
    places = [place for place in places_for(context["request"]) if place.programme_key == programme]
    tasks = {task for place in places for task in place.tasks}
    if not tasks or any(place.coordinates for place in places):
        return groups
    kept = [
        (
            label,
            {name: words for name, words in pages.items() if name == "cohort" or TASK_OF.get(name) in tasks},
        )
        for label, pages in groups
    ]
    return [(label, pages) for label, pages in kept if pages]
