"""Showing a learner further mentors when nobody of their shortlist can be asked any more."""

from __future__ import annotations

from colead.pairing.frozen import thaw
from colead.pairing.models import Round, Suggestion
from colead.pairing.queries.availability import available
from colead.pairing.shortlists import ranked_mentors
from colead.pairing.states import RoundState
from colead.programmes.models import Enrolment


def suggest_more(asker: Enrolment) -> int:
    """Add the best mentors who have a place, as many as a shortlist has; part of a transaction."""
    found = (
        Round.objects.filter(suggestions__enrolment=asker, state=RoundState.CHOOSING)
        .order_by("-number")
        .first()
    )
    if found is None:
        return 0
    shown = set(Suggestion.objects.filter(round=found, enrolment=asker).values_list("other_id", flat=True))
    if available(asker, shown):
        return 0
    enrolments: dict[str, int] = found.inputs["enrolments"]
    key = next(key for key, pk in enrolments.items() if pk == asker.pk)
    ranked = [
        one
        for one in ranked_mentors(thaw(found.inputs["problem"]), key)
        if enrolments[one.other] not in shown
    ]
    free = available(asker, [enrolments[one.other] for one in ranked])
    new = [one for one in ranked if enrolments[one.other] in free][
        : found.policy["format"]["shortlist_length"]
    ]
    Suggestion.objects.bulk_create(
        Suggestion(
            round=found, enrolment=asker, other_id=enrolments[one.other], position=len(shown) + place,
            own_side=one.own_side, reasons=one.reasons,
        )
        for place, one in enumerate(new, start=1)
    )  # fmt: skip
    return len(new)
