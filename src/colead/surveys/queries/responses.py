"""How many answered, by wave and group, for coordinators: never who, never exactly, never near nobody or everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import gettext

from colead.programmes.models import Cohort
from colead.surveys.counting import Told, tell, tell_groups
from colead.surveys.models import Questionnaire, SurveyPlan, Wave
from colead.surveys.plans import dates_of, plan_and_baseline, plan_of
from colead.surveys.states import Gate, WaveKind
from colead.surveys.timetable import window

GROUPS = ("site", "level", "function")  # of the directory
MOST_GROUPS = 8


@dataclass(frozen=True)
class Groups:
    """The groups of one kind, or none where they would say too much."""

    by: str
    told: tuple[tuple[str, Told], ...]


@dataclass(frozen=True)
class WaveLine:
    """One wave of a cohort: planned, open or over."""

    kind: str
    label: str
    opens_at: datetime
    closes_at: datetime
    state: str  # off | planned | open | over
    told: Told | None
    groups: tuple[Groups, ...] = ()


@dataclass(frozen=True)
class Baseline:
    """What the page of rounds says of the baseline."""

    gate: str
    until: datetime | None  # people are given time until then
    told: Told | None

    @property
    def is_missing(self) -> bool:
        """Tell whether nobody has been asked yet."""
        return self.told is None


def waves_of(cohort: Cohort, *, at: datetime) -> tuple[WaveLine, ...]:
    """List all waves of a cohort in their order; four queries."""
    plan = plan_of(cohort.programme)
    waves = {wave.kind: wave for wave in Wave.objects.filter(cohort=cohort)}
    rows = list(_rows(cohort, at))
    return tuple(_line(kind, cohort, plan, waves.get(kind), rows=rows, at=at) for kind in WaveKind.values)


def _rows(cohort: Cohort, at: datetime) -> Iterable[dict[str, object]]:
    """Give who was asked, in which groups they are, and whether they had answered when the day began."""
    paths = {name: f"enrolment__person__directory_entry__{name}" for name in GROUPS}
    asked = Questionnaire.objects.filter(wave__cohort=cohort)
    morning = datetime.combine(at.astimezone(UTC).date(), time(), tzinfo=UTC)
    for row in asked.values("wave__kind", "finished_at", *paths.values()):
        done = row["finished_at"]
        groups = {name: str(row[path] if row[path] is not None else "") for name, path in paths.items()}
        yield {"kind": row["wave__kind"], "answered": done is not None and done < morning, **groups}


def _line(
    kind: str,
    cohort: Cohort,
    plan: SurveyPlan,
    wave: Wave | None,
    *,
    rows: list[dict[str, object]],
    at: datetime,
) -> WaveLine:
    opens_at, closes_at = (wave.opens_at, wave.closes_at) if wave else window(kind, dates_of(cohort))
    mine = [row for row in rows if row["kind"] == kind]
    told = tell(len(mine), sum(bool(row["answered"]) for row in mine)) if wave else None
    state = _state(wave, plan, kind, (opens_at, closes_at), at)
    groups = tuple(_groups(name, mine, told) for name in GROUPS) if told and told.at_least is not None else ()
    return WaveLine(
        kind,
        str(WaveKind(kind).label),
        opens_at,
        closes_at,
        state,
        told,
        tuple(one for one in groups if one.told),
    )


def _state(
    wave: Wave | None, plan: SurveyPlan, kind: str, times: tuple[datetime, datetime], at: datetime
) -> str:
    if wave is None and not plan.asked_in(kind):
        return "off"
    if at >= times[1]:
        return "over"
    return "open" if wave is not None and times[0] <= at else "planned"


def _groups(by: str, rows: list[dict[str, object]], whole: Told) -> Groups:
    """Count the groups of one kind; few and large ones, the rest together."""
    sizes = Counter(str(row[by]) for row in rows)
    shown = {name for name, size in sizes.most_common(MOST_GROUPS) if name and size >= 10}
    counts: dict[str, tuple[int, int]] = {}
    for row in rows:
        name = str(row[by]) if row[by] in shown else ""
        asked, answered = counts.get(name, (0, 0))
        counts[name] = asked + 1, answered + bool(row["answered"])
    told = tell_groups(counts, whole) if len(counts) > 1 else None
    labels = {"site": gettext("By site"), "level": gettext("By level"), "function": gettext("By function")}
    names = {"": gettext("everybody else")}
    lines = sorted((told or {}).items(), key=lambda one: (one[0] == "", one[0]))
    return Groups(labels[by], tuple((names.get(name, name), one) for name, one in lines))


def baseline_of(cohort: Cohort, *, at: datetime) -> Baseline | None:
    """Say how the baseline stands before a round; nothing where the programme has none; up to two queries."""
    plan, opened = plan_and_baseline(cohort)
    if plan.gate == Gate.NONE or not plan.asked_in(WaveKind.BASELINE):
        return None
    if opened is None:
        return Baseline(plan.gate, None, None)
    rows = [row for row in _rows(cohort, at) if row["kind"] == WaveKind.BASELINE]
    until = opened + timedelta(days=plan.gate_days)
    told = tell(len(rows), sum(bool(row["answered"]) for row in rows))
    return Baseline(plan.gate, until if until > at else None, told)
