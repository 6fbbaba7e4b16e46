from __future__ import annotations

from django.db import models

from colead.kernel.models import Record
from colead.programmes.models import Programme
from colead.surveys.states import Gate
from colead.surveys.timetable import DEFAULTS


class SurveyPlan(Record):
    """What a programme asks, in which wave; without a row, what the timetable suggests."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="survey_plan")
    waves = models.JSONField(default=dict)  # kind of wave → codes of instruments; an empty list is no wave
    gate = models.CharField(max_length=4, choices=Gate, default=Gate.WARN)
    gate_days = models.PositiveSmallIntegerField(default=7)
    changed_at = models.DateTimeField(null=True)

    def asked_in(self, kind: str) -> tuple[str, ...]:
        """Give the codes of what a wave asks."""
        return tuple(self.waves.get(kind, DEFAULTS[kind]))
