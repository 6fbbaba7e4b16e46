"""What goes into a programme's library."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from colead.learning.actions.resources import ResourceDraft
from colead.learning.models import Resource
from colead.programmes.models import Programme


class ResourceForm(forms.Form):
    """A title, a text or an address or a file, and what it is about."""

    title = forms.CharField(label=_("Title"), max_length=150)
    about = forms.CharField(label=_("In one sentence"), max_length=300, required=False)
    text = forms.CharField(
        label=_("Text"), max_length=20_000, required=False, widget=forms.Textarea({"rows": 6}),
        help_text=_("Paragraphs, lists, **bold** and links."),
    )  # fmt: skip
    url = forms.URLField(label=_("or an address"), max_length=500, required=False, assume_scheme="https")
    file = forms.FileField(
        label=_("or a file"), required=False,
        help_text=_("A PDF, a picture (PNG, JPEG, WebP) or a short video (MP4, WebM) of at most 25 MB."),
    )  # fmt: skip
    competencies = forms.MultipleChoiceField(
        label=_("What it is about"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, programme: Programme, data: QueryDict | None, files: MultiValueDict[str, Any] | None,
        resource: Resource | None = None,
    ) -> None:  # fmt: skip
        super().__init__(data, files, initial=_as_it_is(resource) if resource else None)
        choices = [(one.key, one.name) for one in programme.competencies.all()]
        self.fields["competencies"] = forms.MultipleChoiceField(
            label=_("What it is about"), required=False, widget=forms.CheckboxSelectMultiple, choices=choices
        )

    def draft(self) -> ResourceDraft:
        """Give what was typed as the actions want it."""
        given = self.cleaned_data
        file = given["file"].read() if given["file"] else b""
        return ResourceDraft(
            given["title"], given["about"], given["text"], given["url"], file, given["competencies"]
        )


def _as_it_is(resource: Resource) -> dict[str, Any]:
    same = {name: getattr(resource, name) for name in ("title", "about", "text", "url")}
    return same | {"competencies": [one.key for one in resource.competencies.all()]}
