"""The pairs of a cohort that meet at the moment, and who is in them."""

from __future__ import annotations

from collections import defaultdict

from colead.partnerships.models import Member
from colead.partnerships.states import PartnershipKind, PartnershipState
from colead.programmes.models import Cohort


def living_pairs(cohort: Cohort) -> dict[int, tuple[int, ...]]:
    """Give the enrolments of each pair that meets, by partnership; one query."""
    rows = Member.objects.filter(
        partnership__cohort=cohort,
        partnership__state=PartnershipState.ACTIVE,
        partnership__kind=PartnershipKind.PAIR,
    )
    found: dict[int, list[int]] = defaultdict(list)
    for partnership, enrolment in rows.values_list("partnership_id", "enrolment_id"):
        found[partnership].append(enrolment)
    return {partnership: tuple(two) for partnership, two in found.items() if len(two) == 2}
