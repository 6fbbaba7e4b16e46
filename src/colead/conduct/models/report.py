from __future__ import annotations

from django.conf import settings
from django.db import models

from colead.conduct.states import ReportState
from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record


class Report(Record):
    """What somebody reported to one safeguarding contact, who alone reads it.

    Only days are kept, no hours: nobody can compare them with who was signed in when. Whoever lost their contact
    chooses another one; until then nobody reads the report.
    """

    contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    code_digest = models.CharField(max_length=64, unique=True)  # of the secret code that opens the mailbox
    reporter = PrivateTextField(blank=True)  # a person's key; nothing where they stay anonymous
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.NEW)
    made_on = models.DateField()
    answer_by = models.DateField()
    outcome_by = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    reminded_of = models.CharField(
        max_length=16, blank=True
    )  # the last deadline that the contact was told of

    class Meta:
        ordering = ["made_on", "id"]


class ReportMessage(Record):
    """One message of the two-way mailbox, by the one who reported or by the contact."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="messages")
    by_contact = models.BooleanField(default=False)
    text = PrivateTextField()
    written_on = models.DateField()

    class Meta:
        ordering = ["id"]
