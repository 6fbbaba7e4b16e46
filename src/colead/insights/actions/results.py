"""The release ledger: once a week each metric is counted, audited against all that was given before, and given or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.insights.ledger.answered import TooAlike
from colead.insights.ledger.cuts import EVERYBODY, cuts_of
from colead.insights.ledger.making import make, sides
from colead.insights.ledger.shown import as_json
from colead.insights.ledger.tokens import contributions, read, written
from colead.insights.metrics.dictionary import COUNTED
from colead.insights.metrics.metric import Metric
from colead.insights.metrics.rows import Rows
from colead.insights.models import Result, Threshold
from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.people.models import Person
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.rules import may_coordinate
from colead_measurement.disclosure import K
from colead_measurement.isolation import Contributions, TooManySets, isolated

TOPIC = "results"
MOST = 50  # people; a threshold above that would hide everything


class NeverLower(Refused):
    code = "results.never_lower"
    sentence = _("People answered under this threshold. It can be raised, and never lowered.")


class NoThreshold(Refused):
    code = "results.no_threshold"
    sentence = _("Choose a number of people between 5 and 50.")


class MayNotRaise(Refused):
    code = "results.may_not"
    sentence = _("Only the programme’s coordinators can do that.")


@transaction.atomic
def raise_threshold(*, cohort: Cohort, people: int, by: Person, at: datetime) -> Threshold:
    """Let results be about more people than before, from the next release on."""
    if not may_coordinate(by, cohort.programme):
        raise MayNotRaise
    locked = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if not K <= people <= MOST:
        raise NoThreshold
    if people < threshold_of(locked):
        raise NeverLower
    found, _created = Threshold.objects.update_or_create(cohort=locked, defaults={"people": people})
    record("results.raise_threshold", locked, by=by, at=at, people=people)
    return found


def threshold_of(cohort: Cohort) -> int:
    """Give how many people a result is about at the least."""
    return Threshold.objects.filter(cohort=cohort).values_list("people", flat=True).first() or K


@transaction.atomic
def release(*, cohort: Cohort, on: date, at: datetime) -> list[Result]:
    """Count every metric, and write down what may be given of it; a second call on the same day changes nothing."""
    locked = Cohort.objects.select_for_update().select_related("programme").get(pk=cohort.pk)
    if known := list(Result.objects.filter(cohort=locked, on=on)):
        return known
    past, past_sides = _past(locked)
    ledger = _Ledger(
        k=threshold_of(locked), cuts=cuts_of(locked), past=past, past_sides=past_sides,
        keys=dict(Enrolment.objects.filter(cohort=locked).values_list("pk", "key")),
    )  # fmt: skip
    made = [
        line for metric in COUNTED if metric.rows for line in ledger.lines(metric, metric.rows(locked, at))
    ]
    for line in made:
        line.cohort, line.on = locked, on
    Result.objects.bulk_create(made)
    record("results.release", locked, by=None, at=at, given=sum(line.was_given for line in made))
    return made


def release_due(*, at: datetime) -> int:
    """Release every cohort that had no results in this calendar week, and give how many."""
    monday = date.fromisocalendar(*at.date().isocalendar()[:2], 1)
    due = Cohort.objects.exclude(results__on__gte=monday).filter(enrolments__isnull=False).distinct()
    return sum(bool(release(cohort=cohort, on=at.date(), at=at)) for cohort in due)


def _past(cohort: Cohort) -> tuple[dict[str, list[Contributions]], dict[str, list[Contributions]]]:
    """Read what was given before, metric by metric: the whole of each line, and its sides."""
    wholes: dict[str, list[Contributions]] = defaultdict(list)
    parts: dict[str, list[Contributions]] = defaultdict(list)
    for line in Result.objects.filter(cohort=cohort, was_given=True).order_by("on", "pk"):
        whole, *counted = read(line.contributions)
        wholes[line.metric].append(whole)
        parts[line.metric].extend(counted)
    return wholes, parts


@dataclass(frozen=True)
class _Ledger:
    """What a release needs to know: the threshold, the cuts, people's keys, and what was given before."""

    k: int
    cuts: Mapping[str, frozenset[int]]
    keys: Mapping[int, str]
    past: Mapping[str, list[Contributions]]
    past_sides: Mapping[str, list[Contributions]]  # the yes and the no of a share, each kind, who has gone

    def lines(self, metric: Metric, rows: Rows[Any]) -> list[Result]:
        """Decide on the whole first, then on each cut, the largest first."""
        chosen = ((cut, rows.about(people)) for cut, people in self.cuts.items())
        return [self._line(metric, cut, some) for cut, some in ((EVERYBODY, rows), *chosen)]

    def _line(self, metric: Metric, cut: str, rows: Rows[Any]) -> Result:
        """Give a result or not; what is given counts against what follows."""
        past, given = self.past[metric.code], contributions(rows, self.keys)
        line = Result(metric=metric.code, cut=cut, was_given=False)
        if len(rows.people) < self.k or not is_safe([*past, given], k=self.k):
            return line
        try:
            shown = make(metric.kind, rows, k=self.k)
        except TooAlike:
            return line
        counted = [contributions(side, self.keys) for side in sides(rows, shown)]
        if not is_safe([*self.past_sides[metric.code], *counted], k=self.k):
            return line
        line.shown, line.was_given, line.contributions = as_json(shown), True, written(given, *counted)
        past.append(given)
        self.past_sides[metric.code].extend(counted)
        return line


def is_safe(releases: Sequence[Contributions], *, k: int) -> bool:
    """Tell whether no combination of releases is about fewer than k people, and that can be shown."""
    try:
        return isolated(releases, k=k) is None
    except TooManySets:
        return False
