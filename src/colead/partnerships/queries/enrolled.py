"""Who has a partner."""

from __future__ import annotations

from django.db.models import QuerySet

from colead.partnerships.models import Member
from colead.partnerships.states import PartnershipState


def live_members() -> QuerySet[Member]:
    """Give the places in partnerships that have not ended."""
    return Member.objects.exclude(partnership__state=PartnershipState.ENDED)
