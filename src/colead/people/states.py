from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportState(models.TextChoices):
    """Uploaded, looked through, then written or thrown away."""

    UPLOADED = "uploaded", _("being read")
    PREVIEWED = "previewed", _("ready to confirm")
    CONFIRMED = "confirmed", _("being written")
    APPLIED = "applied", _("written")
    DISCARDED = "discarded", _("thrown away")
    FAILED = "failed", _("failed")


MOVES = {
    ImportState.UPLOADED: frozenset({ImportState.PREVIEWED, ImportState.DISCARDED, ImportState.FAILED}),
    ImportState.PREVIEWED: frozenset({ImportState.UPLOADED, ImportState.CONFIRMED, ImportState.DISCARDED}),
    ImportState.CONFIRMED: frozenset({ImportState.APPLIED, ImportState.FAILED}),
}
