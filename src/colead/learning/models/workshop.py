from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.learning.states import SeatState
from colead.programmes.models import Cohort, Enrolment


class Workshop(Record):
    """Training at a fixed time, in a room or on a line, for the people of a cohort."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="workshops")
    title = models.CharField(_("title"), max_length=120)
    about = models.TextField(_("what happens there"), max_length=2000, blank=True)
    module = models.SlugField(_("module"), max_length=40, blank=True)  # which being there finishes
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    place = models.CharField(_("place or link"), max_length=300, blank=True)
    places = models.PositiveSmallIntegerField(_("places"))
    calendar_uid = models.CharField(max_length=120)
    calendar_sequence = models.PositiveSmallIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]


class Seat(Record):
    """Somebody's place in a workshop, or in its waiting list."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="seats")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="workshop_seats")
    state = models.CharField(max_length=8, choices=SeatState)
    asked_at = models.DateTimeField()
    was_there = models.BooleanField(null=True)  # nothing while nobody has said

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [models.UniqueConstraint(fields=["workshop", "enrolment"], name="seat_once")]
