from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Member, Partnership


class Agreement(Record):
    """One version of what a partnership agreed on: a draft until all have signed, then fixed for good.

    That there is one, and since when, is roster; its text is the partnership's.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(
        default=0
    )  # counts changes of the draft: one signs what one has read
    created_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)  # when the others were last asked to sign
    agreed_at = models.DateTimeField(null=True, blank=True)  # when the last one signed

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="agreement_number_once"),
            models.UniqueConstraint(
                fields=["partnership"], condition=models.Q(agreed_at=None), name="agreement_draft_once"
            ),
        ]


class ClauseText(models.Model):
    """The wording of one clause in one version."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="clauses")
    code = models.CharField(max_length=12)
    text = PrivateTextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "code"], name="clause_once")]

    def __str__(self) -> str:
        return f"clause {self.code}"


class Signature(models.Model):
    """A member's word on a version as it stands; whoever changes a draft clears it of signatures."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="signatures")
    member = models.ForeignKey(Member, models.CASCADE, related_name="signatures")
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "member"], name="signature_once")]

    def __str__(self) -> str:
        return f"signature {self.pk}"
