"""What is typed about who gets a place."""

from __future__ import annotations

from django import forms

from colead.programmes.models import Cohort


class AdmissionForm(forms.ModelForm[Cohort]):
    """Who gets a place, and how many there are."""

    class Meta:
        model = Cohort
        fields = ("admission", "places")
        widgets = {"admission": forms.RadioSelect}
