"""People whom mail does not reach."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.programmes import access
from colead.programmes.actions import reach
from colead.web.doors import PersonRequest, signed_in


@require_POST
@signed_in
def try_their_address_again(request: PersonRequest, key: str) -> HttpResponse:
    """Write to somebody's address again."""
    enrolment = access.coordinated_enrolment(request.user, key)
    reach.try_again(enrolment=enrolment, by=request.user, at=timezone.now())
    sentence = _("The next e-mail goes to %(email)s again.") % {"email": enrolment.person.email}
    messages.success(request, sentence)
    return redirect("roster", enrolment.cohort.key)
