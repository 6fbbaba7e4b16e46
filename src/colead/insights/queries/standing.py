"""Where the latest cohorts of several programmes stand: what whoever runs them reads before choosing where to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Subquery

from colead.pairing.models import Round
from colead.pairing.states import RoundState
from colead.partnerships.queries.care import waiting
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState as E


@dataclass(frozen=True)
class Standing:
    """A cohort in a few figures: people, entries that wait for a word, and whether a round waits for approval."""

    name: str
    has_ended: bool
    taking_part: int
    unanswered: int
    entries: int
    has_draft: bool


def standings(cohort_keys: Sequence[str], *, at: datetime) -> dict[str, Standing]:
    """Give how each of these cohorts stands; one query for all of them."""
    people = (
        Enrolment.objects.filter(cohort=OuterRef("pk")).order_by().values("cohort").annotate(n=Count("pk"))
    )
    entries = waiting(at=at).filter(cohort=OuterRef("pk"))
    latest = Round.objects.filter(cohort=OuterRef("pk")).order_by("-number")
    rows = Cohort.objects.filter(key__in=cohort_keys).values_list(
        "key", "name", "ends_on",
        Subquery(people.filter(state=E.ADMITTED).values("n")),
        Subquery(people.filter(state=E.INVITED).values("n")),
        Subquery(entries.order_by().values("cohort").annotate(n=Count("pk")).values("n")),
        Subquery(latest.values("state")[:1]),
    )  # fmt: skip
    return {
        key: Standing(
            name, ends_on < at.date(), taking or 0, unanswered or 0, entries or 0, state == RoundState.DRAFT
        )
        for key, name, ends_on, taking, unanswered, entries, state in rows
    }
