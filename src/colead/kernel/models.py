"""The kernel's rows: the audit trail, the outbox and spent links; and what every other row inherits."""

from __future__ import annotations

from base64 import b64decode

from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.crypto import Unreadable
from colead.kernel.fields import PrivateTextField
from colead.kernel.keys import new_key
from colead.kernel.mail_kinds import at_first


class Record(models.Model):
    """A row with an unguessable key for its address."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.key}"


class Work(models.Model):
    """Something that a worker does later; the row is the truth, the queue only says "look".

    A worker claims the row until `claimed_until`; one that was killed lets the claim run out
    and the next look takes the row up again.
    """

    class WorkState(models.TextChoices):
        IDLE = "idle"
        WAITING = "waiting"
        WORKING = "working"
        DONE = "done"
        FAILED = "failed"

    work_state = models.CharField(max_length=8, choices=WorkState, default=WorkState.IDLE)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0)  # per cent
    progress_note = models.CharField(max_length=200, blank=True)
    failure = models.CharField(max_length=500, blank=True)  # a sentence for people, never a traceback

    class Meta:
        abstract = True


class AuditEvent(models.Model):
    """What somebody did, written in the transaction that did it.

    It names people and things by key, not by foreign key, so that it outlives both and erasure can
    make it pseudonymous. `facts` holds no private text.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=12, blank=True)  # the person's key; empty for the software itself
    action = models.CharField(max_length=60)  # "enrolments.invite"
    thing_type = models.CharField(max_length=40)
    thing = models.CharField(max_length=12)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["thing", "at"], name="audit_thing"),
            models.Index(fields=["by", "at"], name="audit_by"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.thing}"


class OutboxEmail(Record, Work):
    """One e-mail to one address, written in the transaction that caused it and sent later.

    The Message-ID is stable: a retry is the same mail. `work_state` is WAITING, WORKING, DONE, FAILED
    (refused for good), or IDLE for mail that is kept here and shown in the demo instead of sent.
    """

    kind = models.CharField(max_length=40)  # "pairing.introduction"
    message_id = models.CharField(max_length=120, unique=True)
    to_address = models.EmailField()
    to_person = models.CharField(max_length=12, blank=True, db_index=True)
    subject = models.CharField(max_length=200)
    text = PrivateTextField(blank=True, passing=True)
    html = PrivateTextField(blank=True, passing=True)
    calendar = PrivateTextField(blank=True, passing=True)  # an iCalendar object, sent with its METHOD
    calendar_method = models.CharField(max_length=10, blank=True)
    link = PrivateTextField(blank=True)  # where it leads: what a digest shows beside the subject
    about = models.CharField(max_length=12, blank=True)  # the thing it tells of, by key
    thread = models.CharField(max_length=12, blank=True)  # where nudges are counted: a partnership, by key
    digest = models.CharField(max_length=8, blank=True)  # "daily" or "weekly": kept for that instead of sent
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    stale_after = models.DateTimeField(null=True, blank=True)  # a reminder that is late is not sent
    sent_at = models.DateTimeField(null=True, blank=True)
    put_off = models.PositiveSmallIntegerField(default=0)  # how often the server answered "not now"

    class Meta:
        indexes = [
            models.Index(fields=["work_state", "next_attempt_at"], name="outbox_due"),
            models.Index(fields=["created_at"], name="outbox_created"),
            models.Index(fields=["thread", "to_person"], name="outbox_thread"),
        ]


class MailSettings(models.Model):
    """What a person wants to get by e-mail and when; without a row, each group as it comes at first."""

    class When(models.TextChoices):
        NOW = "now", _("at once")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week")
        OFF = "off", _("never")

    person = models.CharField(max_length=12, primary_key=True)  # by key
    choices = models.JSONField(default=dict)  # group of kinds → when
    before = models.JSONField(default=dict)  # the choices before a link in a mail changed them, to undo it
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)  # hour of their own day
    quiet_until = models.PositiveSmallIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"mail settings of {self.person}"

    def when(self, group: str) -> str:
        """Tell when e-mails of a group are wanted."""
        return str(self.choices.get(group) or at_first(group))


class UnreachableAddress(models.Model):
    """An address that mail does not reach: refused by its server, or come back."""

    address = models.EmailField(primary_key=True)  # in lower case
    since = models.DateTimeField()
    reason = models.CharField(max_length=200)  # the server's own words

    def __str__(self) -> str:
        return self.address


class StoredFile(Record):
    """A file that somebody brought, as it was made safe; see `kernel.files`.

    It lies in the database, encrypted: written, backed up and erased with everything else.
    """

    purpose = models.CharField(max_length=20)
    owner = models.CharField(max_length=12, db_index=True)  # the person's key
    media_type = models.CharField(max_length=40)
    ending = models.CharField(max_length=8)
    size = models.PositiveIntegerField()  # bytes
    sealed = PrivateTextField()  # the content, in base64
    stored_at = models.DateTimeField()

    @property
    def content(self) -> bytes:
        """Give what is in the file; nothing while its key is missing."""
        return b"" if isinstance(self.sealed, Unreadable) else b64decode(self.sealed)


class Period(models.Model):
    """For how many days the organisation keeps a class of data, where it chose another number than ours."""

    name = models.CharField(max_length=20, primary_key=True)
    days = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.days} days"


class HandledMail(models.Model):
    """A message that came in and was handled, by its digest: the same one again changes nothing."""

    digest = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class SpentLink(models.Model):
    """A signed link that has acted, by its digest."""

    digest = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class Mark(models.Model):
    """A fact about the whole database, such as "this is a demo"."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()

    def __str__(self) -> str:
        return self.name
