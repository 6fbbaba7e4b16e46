"""Whether people thank each other: who is in it, and nothing of what was said."""

from __future__ import annotations

from datetime import datetime

from colead.community.models import Thanks
from colead.community.rules import BELONG
from colead.insights.metrics.rows import Row, Rows
from colead.programmes.models import Cohort, Enrolment


def thanks(cohort: Cohort, at: datetime) -> Rows[bool]:
    """Count those who have thanked somebody or been thanked; two queries."""
    given = Thanks.objects.filter(giver__cohort=cohort, given_at__lte=at)
    touched = {pk for pair in given.values_list("giver_id", "receiver_id") for pk in pair}
    everybody = Enrolment.objects.filter(cohort=cohort, state__in=BELONG).values_list("pk", flat=True)
    return Rows(tuple(Row(f"enrolment:{pk}", frozenset({pk}), pk in touched) for pk in everybody), {})
