from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.programmes.states import Format


class RoundState(models.TextChoices):
    """A matching run on its way to people; only an approved one can be published."""

    DRAFT = "draft", _("draft")
    CHOOSING = "choosing", _("people are choosing")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")


MOVES: dict[str, frozenset[str]] = {
    RoundState.DRAFT: frozenset({RoundState.APPROVED, RoundState.CHOOSING, RoundState.SUPERSEDED}),
    RoundState.CHOOSING: frozenset({RoundState.DRAFT, RoundState.SUPERSEDED}),
    RoundState.APPROVED: frozenset({RoundState.PUBLISHED, RoundState.DRAFT, RoundState.SUPERSEDED}),
    RoundState.PUBLISHED: frozenset({RoundState.SUPERSEDED}),
}


class Makes(models.TextChoices):
    """What kind of partnership a round makes."""

    PAIRS = "pairs", _("pairs")
    MENTORING = "mentoring", _("mentors with learners")
    CIRCLES = "circles", _("circles")


# What the rounds of a programme make, in the order in which they are run.
MADE_BY: dict[str, tuple[Makes, ...]] = {
    Format.PEERS: (Makes.PAIRS,),
    Format.NEAR_PEER: (Makes.MENTORING, Makes.CIRCLES),
    Format.CIRCLES: (Makes.CIRCLES,),
    Format.PAIRS_IN_CIRCLES: (Makes.PAIRS, Makes.CIRCLES),
    Format.CHOICE: (Makes.MENTORING,),
}


class RequestState(models.TextChoices):
    """A learner's request to one mentor; a kind no and no answer need no reason."""

    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("not this time")
    EXPIRED = "expired", _("no answer within the week")
    WITHDRAWN = "withdrawn", _("taken back")


REQUEST_MOVES: dict[str, frozenset[str]] = {
    RequestState.OPEN: frozenset(
        {RequestState.ACCEPTED, RequestState.DECLINED, RequestState.EXPIRED, RequestState.WITHDRAWN}
    ),
}


class Urgency(models.IntegerChoices):
    """How soon help is wanted; the weight of a need in matching."""

    SOMETIME = 1, _("some time")
    SOON = 2, _("soon")
    NOW = 3, _("now")


class Level(models.IntegerChoices):
    """How well somebody does what they offer; the strength's weight in matching."""

    FAIR = 1, _("fairly well")
    WELL = 2, _("well")
    ASKED = 3, _("others ask me for it")


class Wish(models.TextChoices):
    """What a coordinator has decided about two people before the solver runs."""

    LOCK = "lock", _("keep together")
    FORBID = "forbid", _("keep apart")
