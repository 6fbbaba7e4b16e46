"""The cuts of a report: fixed here before anybody has answered, so that nobody can ask for a group of their choice."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from colead.programmes.models import Cohort, Enrolment

EVERYBODY = "everybody"
BY = {"site": _("site"), "function": _("function"), "level": _("level")}


def cuts_of(cohort: Cohort) -> dict[str, frozenset[int]]:
    """Give the people of each cut, the largest first; one query."""
    found: dict[str, set[int]] = defaultdict(set)
    rows = Enrolment.objects.filter(cohort=cohort, person__directory_entry__isnull=False)
    fields = [f"person__directory_entry__{name}" for name in BY]
    for pk, *values in rows.values_list("pk", *fields):
        for name, value in zip(BY, values, strict=True):
            if value not in (None, ""):
                found[f"{name}:{value}"].add(pk)
    return {cut: frozenset(found[cut]) for cut in sorted(found, key=lambda cut: (-len(found[cut]), cut))}
