"""Whom somebody avoids, for that person's own eyes, and finding people of the cohort by name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from colead.kernel.text import clean_line
from colead.pairing.models import Avoidance
from colead.programmes.models import Enrolment

SHORTEST = 2  # letters; one letter would list the cohort
SHOWN = 6


@dataclass(frozen=True)
class Avoided:
    """Somebody one does not want to be paired with."""

    key: str
    name: str


@dataclass(frozen=True)
class Colleague:
    """Somebody of the same cohort, with what tells two of the same name apart."""

    key: str
    name: str
    job_title: str


def avoided_by(enrolment: Enrolment) -> list[Avoided]:
    """List whom the enrolment's person avoids, by name; one query."""
    rows = Avoidance.objects.filter(enrolment=enrolment).order_by("other__name", "pk")
    return [Avoided(*row) for row in rows.values_list("key", "other__name")]


def colleagues_called(enrolment: Enrolment, text: str) -> list[Colleague]:
    """Find people invited to the same cohort by part of their name or by their whole e-mail; one query."""
    wanted = clean_line(text)
    if len(wanted) < SHORTEST:
        return []
    found = (
        Enrolment.objects.filter(cohort=enrolment.cohort_id)
        .filter(Q(person__name__icontains=wanted) | Q(person__email__iexact=wanted))
        .exclude(person=enrolment.person_id)
        .order_by("person__name", "pk")
    )
    rows = found.values_list("person__key", "person__name", "person__directory_entry__job_title")[:SHOWN]
    return [Colleague(key, name, job_title or "") for key, name, job_title in rows]
