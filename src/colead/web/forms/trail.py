from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.people.queries.trail import Asked, actions


class TrailForm(forms.Form):
    """Which part of the audit trail is wanted; what is not understood counts as not asked."""

    action = forms.ChoiceField(label=_("What"), required=False)
    by = forms.CharField(label=_("By (e-mail address)"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [("", _("everything")), *((name, name) for name in actions())]
        self.fields["action"].choices = choices  # type: ignore[attr-defined]

    @property
    def asked(self) -> Asked:
        self.is_valid()
        return Asked(**{name: value for name, value in self.cleaned_data.items() if value})
