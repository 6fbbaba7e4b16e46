from __future__ import annotations

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.people.models import Person

THEMES = (("system", _("as the device")), ("light", _("light")), ("dark", _("dark")))


class AccountForm(forms.ModelForm[Person]):
    """What a person sets for themselves."""

    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(z, z) for z in sorted(zoneinfo.available_timezones())]
    )
    theme = forms.ChoiceField(label=_("Appearance"), choices=THEMES)

    class Meta:
        model = Person
        fields = ("name", "time_zone", "theme")


class FirstAdministratorForm(forms.Form):
    """The token from the console, and who the administrator is."""

    token = forms.CharField(label=_("Token"), help_text=_("It was printed where Colead was started."))
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
    password = forms.CharField(
        label=_("Password"),
        min_length=10,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least ten characters."),
    )
