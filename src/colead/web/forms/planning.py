"""What is asked to plan how many answers it takes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PlanningForm(forms.Form):
    """How many people, and how many of them will probably answer both times."""

    people = forms.IntegerField(
        label=_("People who take part"), min_value=0, max_value=100_000, required=False
    )
    answering = forms.IntegerField(
        label=_("Of 100, how many answer before and after?"), min_value=1, max_value=100, required=False,
        help_text=_("60 is a careful guess. Reminders and a short form help most."),
    )  # fmt: skip
