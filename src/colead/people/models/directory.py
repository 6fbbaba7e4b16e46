from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record, Work
from colead.people.states import ImportState


class DirectoryEntry(Record):
    """A person's row from HR: what the organisation says, not what the person says of themselves.

    Only the columns of this table are ever imported; see `people/columns.py` for the allow-list.
    """

    reference = models.CharField(_("staff number"), max_length=64, unique=True)
    email = models.EmailField(_("e-mail address"), blank=True, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    job_title = models.CharField(_("job title"), max_length=200, blank=True)
    level = models.SmallIntegerField(_("level"), null=True, blank=True)
    function = models.CharField(_("function"), max_length=120, blank=True)
    site = models.CharField(_("site"), max_length=120, blank=True)
    manager_reference = models.CharField(_("manager's staff number"), max_length=64, blank=True)
    slate = models.CharField(_("promotion slate"), max_length=64, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    started_on = models.DateField(_("started on"), null=True, blank=True)
    leaves_on = models.DateField(_("leaves on"), null=True, blank=True)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="directory_entry"
    )
    changed_at = models.DateTimeField()
    imported_in = models.ForeignKey(
        "people.DirectoryImport", models.SET_NULL, null=True, blank=True, related_name="+"
    )  # the import that wrote it last
    imported_row = models.PositiveIntegerField(null=True, blank=True)  # of its file

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["name"], name="entry_name"),
            models.Index(fields=["manager_reference"], name="entry_manager"),
            models.Index(fields=["function"], name="entry_function"),
            models.Index(fields=["site"], name="entry_site"),
            models.Index(fields=["level"], name="entry_level"),
        ]


class DirectoryImport(Record, Work):
    """An uploaded file on its way into the directory: previewed first, written only when confirmed."""

    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.UPLOADED)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()  # emptied when the import has ended
    mapping = models.JSONField(default=dict)  # column heading -> field, as recognised or chosen
    preview = models.JSONField(default=dict)  # counts, problems by row and column, columns dropped
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
