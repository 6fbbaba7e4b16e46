"""Where those can go who run something: programmes, the directory, and what mails went out."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from colead.programmes.queries.places import Place
from colead.web.nav.item import Entry

RUNNING = (Entry(_("Programmes"), "programmes"), Entry(_("Directory"), "directory"))
CONTACTS = (
    Entry(_("Safeguarding"), "safeguarding_contacts"),
    Entry(_("Who leaves"), "leavers"),
    Entry(_("Retention"), "retention"),
)
OUTBOX = (Entry(_("E-mails"), "outbox"),)
INSTALLATION = (Entry(_("Installation"), "installation"),)


def entries(places: Sequence[Place], *, is_administrator: bool, is_demo: bool) -> tuple[Entry, ...]:
    """List what somebody finds in the bar who coordinates or administers; in the demo, everybody reads the mails."""
    runs_something = is_administrator or any(place.coordinates for place in places)
    return (
        *(RUNNING if runs_something else ()), *(OUTBOX if is_demo or is_administrator else ()),
        *(CONTACTS if is_administrator else ()),
        *(INSTALLATION if is_administrator else ()),
    )  # fmt: skip
