from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.kernel.models import Record, Work
from colead.pairing.states import Makes, RoundState, Wish
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import Role


class Round(Record, Work):
    """One matching run of a cohort: inputs frozen, result, bound, state."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    makes = models.CharField(max_length=10, choices=Makes, default=Makes.PAIRS)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    policy = models.JSONField(default=dict)  # rules and weights as they were for this round
    inputs = models.JSONField(default=dict)  # the frozen, pseudonymous problem (colead_matching)
    solution = models.JSONField(default=dict)  # the solution with its duals, as colead_matching wrote it
    seed = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Choosing: until when people look at their shortlists, and when those were written.
    choose_by = models.DateTimeField(null=True, blank=True)
    suggested_at = models.DateTimeField(null=True, blank=True)
    # The round whose wishes this one heeds.
    wishes_of = models.ForeignKey("self", models.SET_NULL, related_name="+", null=True, blank=True)
    # The round whose partnerships this one leaves as they are where it can, and what ending one of its pairs has to
    # gain, of 100 of a pair of full value.
    keeps = models.ForeignKey("self", models.SET_NULL, related_name="+", null=True, blank=True)
    price = models.PositiveSmallIntegerField(default=0)
    # The figures of the page's head, taken from the solution when it was solved.
    people = models.PositiveIntegerField(default=0)  # to be placed: in a round of mentoring the learners
    groups = models.PositiveIntegerField(default=0)  # partnerships proposed
    matched = models.PositiveIntegerField(default=0)
    worst_off = models.PositiveIntegerField(default=0)  # of SCALE, see colead_matching
    total = models.BigIntegerField(default=0)
    bound = models.BigIntegerField(default=0)
    blocking = models.PositiveIntegerField(default=0)
    triads = models.PositiveIntegerField(default=0)
    fairness = models.JSONField(default=list)  # a row for each function, site and level
    evenness = models.JSONField(default=dict)  # figures of the whole round: gap, tenth, load, exposure

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["cohort", "makes"],
                condition=models.Q(state=RoundState.PUBLISHED),
                name="round_published_once",
            ),
        ]


class ProposedPartnership(Record):
    """Two or three people whom a round puts together."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    position = models.PositiveIntegerField()
    value = models.PositiveIntegerField()  # of SCALE
    locked = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)  # codes and facts, as colead_matching explains them
    facts = models.JSONField(default=dict)  # of a circle: its common hours, how much of the needs it meets

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["round", "position"], name="proposal_position_once")]


class ProposedSeat(models.Model):
    """One person in a proposed partnership, and what they get from it (own side, of SCALE)."""

    proposal = models.ForeignKey(ProposedPartnership, models.CASCADE, related_name="seats")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="proposed_seats")
    own_side = models.PositiveIntegerField()
    role = models.CharField(max_length=11, choices=Role, default=Role.PEER)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["proposal", "enrolment"], name="proposed_seat_once")]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class LeftOut(models.Model):
    """A person whom a round could not place, and why (a code and facts that never name a block)."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="left_out")
    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    reason = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"left out {self.pk}"


class Decision(Record):
    """A coordinator's word on two people, for every later round of the cohort until withdrawn."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="decisions")
    first = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    second = models.ForeignKey(Enrolment, models.CASCADE, related_name="+")
    wish = models.CharField(max_length=6, choices=Wish)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "first", "second"], name="decision_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="decision_in_order"
            ),
        ]
