"""A person's own answers over time, beside how peers see them; for that person alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from colead.programmes.models import Enrolment
from colead.surveys.answers import unpack
from colead.surveys.frozen import frozen_of
from colead.surveys.instruments.catalogue import SELF
from colead.surveys.instruments.parts import Instrument, Scale
from colead.surveys.instruments.scores import scores
from colead.surveys.models import PeerView, Questionnaire, ScaleNorm
from colead_measurement.reliable_change import reliable_change

SHOWN = (SELF, "job-satisfaction")
WIDTH, MARGIN = 200, 12  # of the picture, in its own units


@dataclass(frozen=True)
class Point:
    """What somebody said of themselves in one wave, or what peers said."""

    kind: str
    at: datetime
    value: float
    x: float  # on the picture


@dataclass(frozen=True)
class ScaleLine:
    """One scale over time."""

    code: str  # instrument and scale
    title: str
    low: int
    high: int
    own: tuple[Point, ...]
    peers: tuple[Point, ...]
    change: float | None  # from the first to the last wave
    sign: str  # more | less | same | unknown: beyond chance, by reliable change
    threshold: float | None  # in points of the scale
    norm_n: int

    @property
    def apart(self) -> float | None:
        """Give how much higher the person sees themselves than peers do, in the last wave that has both."""
        by_kind = {point.kind: point.value for point in self.peers}
        both = [point.value - by_kind[point.kind] for point in self.own if point.kind in by_kind]
        return both[-1] if both else None


@dataclass(frozen=True)
class Development:
    """The whole page."""

    lines: tuple[ScaleLine, ...]
    waves: int
    raters: tuple[tuple[str, int], ...]  # kind of wave and how many peers

    @property
    def moved(self) -> tuple[ScaleLine, ...]:
        """Give the scales that changed by more than chance."""
        return tuple(line for line in self.lines if line.sign in ("more", "less"))

    @property
    def has_peers(self) -> bool:
        """Tell whether peers said anything that may be shown."""
        return any(line.peers for line in self.lines)


def development_of(enrolment: Enrolment) -> Development:
    """Give a person's own scales over time; four queries."""
    rows = Questionnaire.objects.filter(enrolment=enrolment, finished_at__isnull=False)
    handed_in = list(rows.select_related("wave").order_by("wave__opens_at", "pk"))
    views = PeerView.objects.filter(questionnaire__enrolment=enrolment).select_related("questionnaire__wave")
    peers = {view.questionnaire.wave.kind: view for view in views.order_by("released_at")}
    norms = {
        (norm.instrument, norm.scale): norm for norm in ScaleNorm.objects.filter(cohort=enrolment.cohort_id)
    }
    frozen = frozen_of(enrolment.cohort)
    lines = tuple(
        line
        for code in SHOWN
        if code in frozen
        for scale in frozen[code].scales
        if (line := _line(frozen[code], scale, handed_in, peers.values(), norms.get((code, scale.id)))).own
    )
    return Development(lines, len(handed_in), tuple((kind, view.raters) for kind, view in peers.items()))


def _line(
    instrument: Instrument,
    scale: Scale,
    handed_in: Sequence[Questionnaire],
    views: object,
    norm: ScaleNorm | None,
) -> ScaleLine:
    response = instrument.response_of(instrument.items_of(scale.id)[0])
    low, high = response.low, response.high
    own = tuple(
        Point(one.wave.kind, one.finished_at, value, _x(value, low, high))
        for one in handed_in
        if one.finished_at and (value := _score(instrument, scale.id, one)) is not None
    )
    seen = tuple(
        Point(view.questionnaire.wave.kind, view.released_at, value, _x(value, low, high))
        for view in views  # type: ignore[attr-defined]
        if instrument.id == SELF and (value := json.loads(view.means).get(scale.id)) is not None
    )
    change = own[-1].value - own[0].value if len(own) > 1 else None
    sign, threshold = _sign(own, norm)
    return ScaleLine(
        f"{instrument.id}.{scale.id}",
        scale.title,
        low,
        high,
        own,
        seen,
        change,
        sign,
        threshold,
        norm.n if norm else 0,
    )


def _score(instrument: Instrument, scale: str, one: Questionnaire) -> float | None:
    return scores(instrument, unpack(one.answers).get(instrument.id, {}))[scale]


def _sign(own: Sequence[Point], norm: ScaleNorm | None) -> tuple[str, float | None]:
    """Tell a change from chance, by the cohort's own spread and reliability (Jacobson & Truax 1991)."""
    if len(own) < 2 or norm is None:
        return "unknown", None
    found = reliable_change([own[0].value], [own[-1].value], norm.sd, norm.alpha)
    return ("more" if found.improved else "less" if found.declined else "same"), found.threshold


def _x(value: float, low: int, high: int) -> float:
    return round(MARGIN + (WIDTH - 2 * MARGIN) * (value - low) / (high - low), 1)
