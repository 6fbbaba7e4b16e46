"""The hours of a usual week: Monday 00:00 is 0, Sunday 23:00 is 167."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HOURS = 168
REGIONS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
)  # fmt: skip


def _weekdays(first: int, last: int) -> frozenset[int]:
    return frozenset(24 * day + hour for day in range(5) for hour in range(first, last))


QUICK: dict[str, tuple[Promise, frozenset[int]]] = {
    "mornings": (_("Weekday mornings"), _weekdays(8, 12)),
    "lunchtimes": (_("Weekday lunchtimes"), _weekdays(12, 14)),
    "afternoons": (_("Weekday afternoons"), _weekdays(14, 17)),
    "evenings": (_("Early evenings"), _weekdays(17, 20)),
}


def known_hours(hours: Iterable[int]) -> list[int]:
    """Give those numbers that are hours of a week, once each and in order."""
    return sorted({hour for hour in hours if 0 <= hour < HOURS})


@lru_cache(maxsize=1)
def places_with_zones() -> dict[str, list[str]]:
    """Give the time zones that are named after a place, by region.

    "UTC" is not among them: it is what an account starts with, so it means that nobody has said yet.
    """
    zones = sorted(zoneinfo.available_timezones())
    return {region: [zone for zone in zones if zone.startswith(f"{region}/")] for region in REGIONS}


def is_place(zone: str) -> bool:
    """Tell whether the time zone is one that a person can have chosen."""
    return zone in places_with_zones().get(zone.partition("/")[0], ())
