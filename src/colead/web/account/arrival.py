"""What somebody is told once, when they have signed in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from colead.people.actions import sign_ins
from colead.people.models import Person
from colead.people.queries.mail_settings import unreachable_since


def note_the_sign_in(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """Put it into the log that administrators read."""
    sign_ins.note(person=user, at=timezone.now())


def say_that_mail_does_not_arrive(request: HttpRequest, user: Person, **_signal: Any) -> None:
    """Tell somebody whose address has refused our mail: nobody else can mend it."""
    if unreachable_since(user) is None or not hasattr(request, "_messages"):
        return
    sentence = _("Mail does not reach you at %(email)s.") % {"email": user.email}
    link = format_html('<a href="{}">{}</a>', reverse("mail_settings"), _("Look at the address"))
    messages.warning(request, format_html("<span>{} {}</span>", sentence, link))
