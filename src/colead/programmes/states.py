from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EnrolmentState(models.TextChoices):
    """Where a person stands in a cohort; being matched is derived from partnerships, never stored."""

    INVITED = "invited", _("invited")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("no longer invited")
    APPLIED = "applied", _("filling in their profile")
    WAITLISTED = "waitlisted", _("on the waiting list")
    REJECTED = "rejected", _("not admitted")
    ADMITTED = "admitted", _("taking part")
    PAUSED = "paused", _("pausing")
    COMPLETED = "completed", _("completed")
    LEFT = "left", _("left")


E = EnrolmentState
MOVES = {
    E.INVITED: frozenset({E.DECLINED, E.APPLIED, E.WITHDRAWN}),
    E.APPLIED: frozenset({E.ADMITTED, E.WAITLISTED, E.REJECTED, E.INVITED, E.DECLINED}),
    E.WAITLISTED: frozenset({E.ADMITTED}),
    E.ADMITTED: frozenset({E.PAUSED, E.COMPLETED, E.LEFT}),
    E.PAUSED: frozenset({E.ADMITTED, E.COMPLETED, E.LEFT}),
    E.DECLINED: frozenset({E.INVITED}),
    E.WITHDRAWN: frozenset({E.INVITED}),
    E.LEFT: frozenset({E.INVITED}),
}
# Whoever is in one of these is not in the cohort now and may be asked (again).
ASKED_AGAIN = (E.DECLINED, E.WITHDRAWN, E.LEFT)


class Role(models.TextChoices):
    """What an enrolled person is in the cohort; one may be several."""

    PEER = "peer", _("peer")
    MENTOR = "mentor", _("mentor")
    LEARNER = "learner", _("learner")
    FACILITATOR = "facilitator", _("facilitator")


class Format(models.TextChoices):
    """What kind of partnerships a programme makes."""

    PEERS = "peers", _("Pairs of peers")
    NEAR_PEER = "near_peer", _("Mentors and learners")
    CIRCLES = "circles", _("Circles")
    PAIRS_IN_CIRCLES = "pairs_in_circles", _("Pairs inside circles")
    CHOICE = "choice", _("Learners choose their mentor")


# Who takes part in which format; the first of each is what somebody is who was invited without a word on it.
ROLES_OF: dict[str, tuple[Role, ...]] = {
    Format.PEERS: (Role.PEER,),
    Format.NEAR_PEER: (Role.LEARNER, Role.MENTOR, Role.FACILITATOR),
    Format.CIRCLES: (Role.PEER, Role.FACILITATOR),
    Format.PAIRS_IN_CIRCLES: (Role.PEER, Role.FACILITATOR),
    Format.CHOICE: (Role.LEARNER, Role.MENTOR),
}


class Post(models.TextChoices):
    """What a person does for a programme."""

    COORDINATOR = "coordinator", _("coordinator")
    CO_COORDINATOR = "co", _("co-coordinator")
    SPONSOR = "sponsor", _("sponsor")
    EVALUATOR = "evaluator", _("evaluator")


class Task(models.TextChoices):
    """What a co-coordinator may have been given of a programme; coordinators do all of it, and set it up."""

    INVITE = "invite", _("Invitations and the roster")
    MATCH = "match", _("Rounds, rules and rematching")
    CARE = "care", _("Partnerships, signals and requests")


class StepKind(models.TextChoices):
    """What a planned step is."""

    TRAINING = "training", _("training")
    MEETING = "meeting", _("meeting")
    CIRCLE = "circle", _("circle")
    TASK = "task", _("practice")
    SURVEY = "survey", _("questions")
    MILESTONE = "milestone", _("milestone")


class Admission(models.TextChoices):
    """Who of those who are ready gets a place in a cohort."""

    OPEN = "open", _("Everybody who is ready")
    ORDER = "order", _("Who is ready first, as long as there are places")
    LOTTERY = "lottery", _("By lot, once everybody has answered")
