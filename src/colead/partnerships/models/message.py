from __future__ import annotations

from django.db import models

from colead.kernel.fields import PrivateTextField
from colead.kernel.models import Record
from colead.partnerships.models.partnership import Member, Partnership


class Message(Record):
    """What a member writes to the others. Taken back, its text is gone and the place stays."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="messages")
    writer = models.ForeignKey(Member, models.CASCADE, related_name="messages")
    text = PrivateTextField(blank=True)
    sent_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["partnership", "id"], name="message_of_partnership")]


class ReadMark(models.Model):
    """Up to which message a member has read, and up to which an e-mail told them. Nobody else sees it."""

    member = models.OneToOneField(Member, models.CASCADE, related_name="read_mark")
    read_up_to = models.PositiveBigIntegerField(default=0)  # ids: they grow, whatever clocks do
    told_up_to = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"read mark {self.pk}"
