"""Who may thank whom, and who reads it."""

from __future__ import annotations

from colead.community.models import Thanks
from colead.partnerships.models import Partnership
from colead.partnerships.states import EndingCause, PartnershipState
from colead.people.models import Person
from colead.programmes.states import EnrolmentState

# Those who belong to a programme: they read its wall, and stand on it.
BELONG = (EnrolmentState.ADMITTED, EnrolmentState.PAUSED, EnrolmentState.COMPLETED)


def may_thank_in(partnership: Partnership) -> bool:
    """Let partners thank each other while they are, and after an end that the programme had planned.

    After any other end no word may come through this door that the other may not want.
    """
    return partnership.state != PartnershipState.ENDED or partnership.ended_by == EndingCause.PLANNED


def gave(person: Person, thanks: Thanks) -> bool:
    """Tell whether the person gave it."""
    return thanks.giver.person_id == person.pk


def got(person: Person, thanks: Thanks) -> bool:
    """Tell whether the person got it."""
    return thanks.receiver.person_id == person.pk


def may_read(person: Person, thanks: Thanks) -> bool:
    """Let the two of them read it, agree to the wall, and delete it; no post does."""
    return gave(person, thanks) or got(person, thanks)
