from __future__ import annotations

import json

from django.db import models

from colead.kernel.crypto import Unreadable
from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Member
from colead.partnerships.states import CheckInKind


class CheckIn(Record):
    """A question to one member about how it is going; the answer is theirs alone.

    What it leads to, if anything, happens for everybody at once when the window has closed, whoever answered and
    when. The answers to the private half-way question are forgotten then.
    """

    member = models.ForeignKey(Member, models.CASCADE, related_name="check_ins")
    kind = models.CharField(max_length=10, choices=CheckInKind)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    answers = PrivateTextField(blank=True)  # JSON, of the same length in the database for each choice
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [models.UniqueConstraint(fields=["member", "kind"], name="check_in_once")]
        indexes = [models.Index(fields=["settled_at", "closes_at"], name="check_in_due")]

    @property
    def is_readable(self) -> bool:
        """Tell whether there is a key for what was answered; no answer needs none."""
        return not isinstance(self.answers, Unreadable)

    @property
    def said(self) -> dict[str, str]:
        """Give what was answered, by name; nothing where nothing was, or where its key is missing."""
        return dict(json.loads(self.answers)) if self.answers and self.is_readable else {}
