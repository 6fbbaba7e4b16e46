"""The five questions of a reflection, in the order in which one thinks. Pure."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUESTIONS: dict[str, Promise] = {
    "tried": _("What did I try?"),
    "happened": _("What happened?"),
    "surprised": _("What surprised me?"),
    "differently": _("What do I do differently?"),
    "thanks": _("Whom shall I thank?"),
}
