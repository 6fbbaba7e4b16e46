"""Badges, and the key that signs them: made once, because making one takes a while."""

from __future__ import annotations

from functools import cache

from django.utils import timezone

from colead.community.actions import badges
from colead.community.models import Badge, SigningKey
from colead.community.signing import new_private_key
from colead.partnerships.models import Partnership
from colead.programmes.models import Enrolment
from tests.factories.partnerships import make_meeting
from tests.factories.people import NOW

one_private_key = cache(new_private_key)


def make_signing_key() -> SigningKey:
    """Let the organisation have a key."""
    return SigningKey.objects.first() or SigningKey.objects.create(private=one_private_key(), made_at=NOW)


def bring_to_an_end(partnership: Partnership) -> None:
    """Let partners have met, and their partnership have come to its planned end."""
    make_signing_key()
    make_meeting(partnership, number=40, starts_at=NOW, state="held")
    Partnership.objects.filter(pk=partnership.pk).update(state="ended", ended_by="planned", ended_at=NOW)


def make_badge(
    enrolment: Enrolment, partnership: Partnership, *, shows_name: bool = False, evidence: str = ""
) -> Badge:
    """Let somebody take the badge for having taken part."""
    bring_to_an_end(partnership)
    return badges.take(
        enrolment=enrolment, kind="took_part", shows_name=shows_name, evidence=evidence, by=enrolment.person,
        at=timezone.now(),
    )  # fmt: skip
