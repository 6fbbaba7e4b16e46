"""The e-mails about an agreement. Its text is in none of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from colead.kernel.mail import compose
from colead.partnerships.models import Agreement, Member
from colead.partnerships.naming import first_names, others
from colead.people.models import Person

STALE = timedelta(days=7)


def to_sign(
    draft: Agreement, missing: Sequence[Member], members: Sequence[Member], *, by: Person, at: datetime
) -> None:
    """Tell those who have not signed that somebody has."""
    for member in missing:
        with override(member.enrolment.person.language):
            subject = gettext("%(name)s has signed your agreement") % {"name": by.first_name}
        _write("to_sign", draft, member, members, subject=subject, at=at, by=by, stale_after=at + STALE)


def agreed(draft: Agreement, told: Sequence[Member], members: Sequence[Member], *, at: datetime) -> None:
    """Tell everybody but the last to sign that the agreement holds."""
    for member in told:
        with override(member.enrolment.person.language):
            names = first_names(others(members, member))
            subject = gettext("Your agreement with %(names)s holds") % {"names": names}
        _write("agreed", draft, member, members, subject=subject, at=at)


def _write(
    name: str,
    draft: Agreement,
    member: Member,
    members: Sequence[Member],
    *,
    subject: str,
    at: datetime,
    stale_after: datetime | None = None,
    **context: Any,
) -> None:
    with override(member.enrolment.person.language):
        names = first_names(others(members, member))
    link = f"{settings.PUBLIC_ADDRESS}{reverse('agreement', args=[draft.partnership.key])}"
    compose(
        f"partnerships.agreement_{name}", member.enrolment.person, subject=subject, at=at, stale_after=stale_after,
        about=draft, template=f"partnerships/email/agreement_{name}", context={"names": names, "link": link, **context},
    )  # fmt: skip
