from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record
from colead.programmes.states import Format, Post, Task


class Programme(Record):
    """The design of a peer-mentoring programme: its charter and how its partnerships work."""

    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("purpose"), blank=True)
    drivers = models.TextField(_("why now"), blank=True)
    goals = models.TextField(_("goals"), blank=True)
    not_this = models.TextField(_("what it is not"), blank=True)
    expectations = models.TextField(_("roles and what is expected"), blank=True)
    sponsor_name = models.CharField(_("sponsor"), max_length=120, blank=True)
    sponsor_words = models.TextField(_("the sponsor's words"), blank=True)
    contact_floor = models.PositiveSmallIntegerField(
        _("in regular contact, at least, in percent"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    attendance_floor = models.PositiveSmallIntegerField(
        _("attendance of circles, at least, in percent"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
    )
    primary_outcome = models.CharField(_("the one outcome that counts"), max_length=300, blank=True)
    code_of_conduct = models.TextField(_("code of conduct"), blank=True)
    contact_name = models.CharField(_("safeguarding contact"), max_length=120, blank=True)
    contact_reach = models.CharField(_("how to reach them"), max_length=200, blank=True)
    cadence_days = models.PositiveSmallIntegerField(_("days between meetings"), default=14)
    meeting_minutes = models.PositiveSmallIntegerField(_("minutes of a meeting"), default=60)
    format = models.CharField(_("format"), max_length=16, choices=Format, default=Format.PEERS)
    meeting_link = models.CharField(_("address of video calls"), max_length=200, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]

    @property
    def rhythm(self) -> str:
        """Say how often people meet: "every two weeks"."""
        weeks, days = divmod(self.cadence_days, 7)
        if days or not weeks:
            return ngettext("every day", "every %(n)s days", self.cadence_days) % {"n": self.cadence_days}
        words = {1: gettext("every week"), 2: gettext("every two weeks")}
        return words.get(weeks, gettext("every %(n)s weeks") % {"n": weeks})


class Competency(Record):
    """Something leaders do well or want to do better, with its O*NET elements."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="competencies")
    code = models.CharField(_("short code"), max_length=12)
    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(_("in one sentence"), max_length=300, blank=True)
    onet_elements = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="competency_code_once")]


class Appointment(Record):
    """A person's post in a programme."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="appointments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    post = models.CharField(max_length=12, choices=Post)
    tasks = models.JSONField(default=list, blank=True)  # of a co-coordinator
    since = models.DateTimeField()

    @property
    def task_names(self) -> list[str]:
        """Name the tasks, in the order of their list."""
        return [str(task.label) for task in Task if task in self.tasks]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "person", "post"], name="appointment_once")
        ]
