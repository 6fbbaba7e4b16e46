"""New partners for those who wait: proposed, approved with one click, published like a round."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.pairing.queries.rematches import rematch as rematch_of
from colead.partnerships.actions import rematches as actions
from colead.partnerships.models import Partnership
from colead.partnerships.queries.living_pairs import living_pairs
from colead.programmes import access
from colead.programmes.models import Enrolment
from colead.programmes.states import Format, Task
from colead.web.doors import PersonRequest, signed_in


@require_safe
@signed_in
def rematch(request: PersonRequest, key: str) -> HttpResponse:
    """Show whom those who wait could meet."""
    cohort = access.coordinated_cohort(request.user, key, Task.MATCH)
    by_rounds = cohort.programme.format == Format.NEAR_PEER
    found = None if by_rounds else rematch_of(cohort, living_pairs(cohort))
    return render(request, "coordinator/care/rematch.html", {"cohort": cohort, "rematch": found})


@require_POST
@signed_in
def put_together(request: PersonRequest, key: str) -> HttpResponse:
    """Let people who wait meet each other, or one of them join a pair."""
    cohort = access.coordinated_cohort(request.user, key, Task.MATCH)
    people = list(Enrolment.objects.filter(cohort=cohort, key__in=request.POST.getlist("person")[:3]))
    if not people:
        raise Http404
    if pair := request.POST.get("partnership"):
        joined = get_object_or_404(
            Partnership.objects.select_related("cohort"), cohort=cohort, pk=_number(pair)
        )
        actions.join(partnership=joined, newcomer=people[0], by=request.user, at=timezone.now())
    else:
        actions.put_together(cohort=cohort, people=people, by=request.user, at=timezone.now())
    messages.success(request, _("They are partners now. Each of them gets an e-mail with who it is and why."))
    return redirect("rematch", cohort.key)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0
