"""The shapes of what a coordinator types about a programme."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_email, clean_line
from colead.pairing.models import MatchingPolicy
from colead.programmes.actions.cohorts import Plan
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Cohort, Competency, Programme
from colead.programmes.states import Post


class CharterForm(forms.ModelForm[Programme]):
    """What a programme says of itself."""

    class Meta:
        model = Programme
        fields = (
            "name", "purpose", "goals", "not_this", "expectations", "sponsor_name", "sponsor_words",
            "cadence_days", "meeting_minutes",
        )  # fmt: skip
        help_texts = {
            "purpose": _("Why this exists, in two sentences. It stands in the invitation."),
            "goals": _("What should be different at the end. One line each."),
            "not_this": _("For example: not coaching by a boss, not part of any appraisal, not therapy."),
            "expectations": _(
                "What each person does: an hour every two weeks, a worksheet before, a next step after."
            ),
            "sponsor_words": _(
                "Why the organisation gives people the time. It stands beside the invitation."
            ),
            "cadence_days": _("14 means every two weeks."),
        }

    def charter(self) -> Charter:
        """Give what was typed as the action wants it."""
        return Charter(**self.cleaned_data)


class CohortForm(forms.ModelForm[Cohort]):
    """When a cohort runs."""

    class Meta:
        model = Cohort
        fields = ("name", "answer_by", "starts_on", "ends_on")
        widgets = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            for name in ("answer_by", "starts_on", "ends_on")
        }
        help_texts = {"name": _("For example: Spring 2027.")}

    def clean(self) -> dict[str, Any]:
        """Point at the date that is out of order."""
        typed = super().clean() or self.cleaned_data
        answer_by, starts_on, ends_on = (typed.get(name) for name in ("answer_by", "starts_on", "ends_on"))
        if answer_by and starts_on and answer_by > starts_on:
            self.add_error("answer_by", _("Answers must be due before the start."))
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("The end must come after the start."))
        return typed

    def plan(self) -> Plan:
        """Give what was typed as the action wants it."""
        return Plan(**self.cleaned_data)


class CompetencyForm(forms.ModelForm[Competency]):
    """A competency's code, name and sentence."""

    class Meta:
        model = Competency
        fields = ("code", "name", "description")


class PolicyForm(forms.ModelForm[MatchingPolicy]):
    """Rules and weights."""

    class Meta:
        model = MatchingPolicy
        fields = (
            "not_same_line", "not_same_slate", "common_language", "min_shared_hours", "weight_needs",
            "weight_function", "weight_level", "weight_hours", "weight_interests", "weight_style",
        )  # fmt: skip

    @property
    def rules(self) -> list[forms.BoundField]:
        """Give the fields that decide who may meet."""
        return [self[name] for name in self.fields if not name.startswith("weight_")]

    @property
    def weights(self) -> list[forms.BoundField]:
        """Give the fields that decide what makes a good partner."""
        return [self[name] for name in self.fields if name.startswith("weight_")]


class AppointmentForm(forms.Form):
    """Somebody's address and the post they get."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
    post = forms.ChoiceField(label=_("Post"), choices=Post.choices)

    def clean_email(self) -> str:
        return clean_email(self.cleaned_data["email"])

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"])
