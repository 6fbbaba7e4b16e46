"""What people are asked about a module when they are through: four questions, in our own words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

QUALITY = {
    "worth": _("It was worth the time"),
    "use": _("I can use it in my next meeting"),
    "clear": _("I understood what was meant"),
    "try": _("There was enough to try out"),
}
