"""What measurement holds about a person."""

from __future__ import annotations

from colead.kernel.personal import register_exception


def register_insights() -> None:
    """Register the tables of results."""
    register_exception(
        "insights.Result",
        "holds digests of who was in a release, which lead to nobody once the enrolment is gone; they stay so that "
        "two releases cannot be subtracted from one another",
    )
