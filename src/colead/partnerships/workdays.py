"""Working days, Monday to Friday: what "within two working days" means. Pure."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def working_days_after(day: date, count: int) -> date:
    """Give the day that is so many working days after another."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day
