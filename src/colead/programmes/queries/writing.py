"""How far the e-mails of many invitations or reminders are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from colead.programmes.models import Cohort, Enrolment


@dataclass(frozen=True)
class Writing:
    """How many were invited or reminded together, and how many of them are written to by now."""

    written: int
    people: int

    @property
    def is_over(self) -> bool:
        """Tell whether nobody waits for an e-mail."""
        return self.written == self.people

    @property
    def percent(self) -> int:
        """Give how far it is; all of nothing is done."""
        return 100 * self.written // self.people if self.people else 100


def writing_of(cohort: Cohort) -> Writing:
    """Say how far the e-mails of a cohort are; three queries, one where nobody waits."""
    due = Enrolment.objects.filter(cohort=cohort, mail_from__isnull=False)
    first = due.order_by("pk").first()
    if first is None:
        return Writing(0, 0)
    asked = first.reminded_at or first.invited_at
    together = Q(reminded_at=asked) | Q(reminded_at=None, invited_at=asked)
    people = Enrolment.objects.filter(together | Q(mail_from__isnull=False), cohort=cohort).count()
    return Writing(people - due.count(), people)
