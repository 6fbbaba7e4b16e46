"""How long what people give each other is kept."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.community.models import Announcement, Badge, Reached, Story, Thanks
from colead.kernel.retention import Keep, delete, keep_for


def keep_recognition() -> None:
    """Register each of them as a class of data."""
    since = _("the day their cohort ended")
    keep_for(
        Keep(
            "thanks", _("Thanks between people"), since, days=365, least=30,
            over=lambda before, at: [Thanks.objects.filter(receiver__cohort__ends_on__lt=before.date())],
            held=lambda: [Thanks.objects.all()], clear=delete,
        ),
        Keep(
            "milestones", _("Milestones that people have reached"), since, days=365, least=90,
            over=lambda before, at: [Reached.objects.filter(enrolment__cohort__ends_on__lt=before.date())],
            held=lambda: [Reached.objects.all()], clear=delete,
        ),
        Keep(
            "stories", _("Stories that people wrote, and that are not told any more"), since, days=365, least=30,
            over=lambda before, at: [
                Story.objects.filter(enrolment__cohort__ends_on__lt=before.date()).exclude(until__gte=at.date())
            ],
            held=lambda: [Story.objects.all()], clear=delete,
        ),
        Keep(
            "announcements", _("Announcements, and who has read them"), since, days=365, least=30,
            over=lambda before, at: [Announcement.objects.filter(cohort__ends_on__lt=before.date())],
            held=lambda: [Announcement.objects.all()], clear=delete,
        ),
        Keep(
            "badges", _("Badges that people took"), _("the day they expired"), days=365, least=30,
            over=lambda before, at: [Badge.objects.filter(expires_at__lt=before)], held=lambda: [Badge.objects.all()],
            clear=delete,
        ),
    )  # fmt: skip
