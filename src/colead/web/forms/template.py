"""What is typed about templates and plans."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_line
from colead.programmes.models import PlannedStep, ProgrammeTemplate


class TemplateFileForm(forms.Form):
    """A template as a file."""

    file = forms.FileField(label=_("Template file"), help_text=_("A file that was saved with “As a file”."))


class BeginForm(forms.Form):
    """The name of a programme that begins from a template."""

    name = forms.CharField(
        label=_("Name of the programme"),
        max_length=120,
        help_text=_("As people will read it in the invitation."),
    )

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"], limit=120)


class SaveTemplateForm(forms.ModelForm[ProgrammeTemplate]):
    """Under which name a design is saved."""

    class Meta:
        model = ProgrammeTemplate
        fields = ("name", "about")


class PlannedStepForm(forms.ModelForm[PlannedStep]):
    """Something that happens in a week."""

    class Meta:
        model = PlannedStep
        fields = ("week", "kind", "title")
        help_texts = {"week": _("0 is before the start.")}
