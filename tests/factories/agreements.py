"""Agreements as their members make them."""

from __future__ import annotations

from datetime import datetime

from colead.partnerships.actions import agreements
from colead.partnerships.models import Agreement, Partnership
from tests.factories.people import NOW


def make_draft(partnership: Partnership, *, at: datetime = NOW) -> Agreement:
    """Let the first member open a draft."""
    return agreements.begin(partnership=partnership, by=_people(partnership)[0], at=at)


def make_agreement(partnership: Partnership, *, at: datetime = NOW) -> Agreement:
    """Let all members sign the draft; a first one is opened where there is none."""
    draft = make_draft(partnership, at=at)
    for person in _people(partnership):
        draft = agreements.sign(partnership=partnership, revision=draft.revision, by=person, at=at)
    return draft


def _people(partnership: Partnership) -> list:
    return [m.enrolment.person for m in partnership.members.select_related("enrolment__person")]
