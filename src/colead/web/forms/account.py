from __future__ import annotations

import zoneinfo
from typing import Any

from allauth.account.forms import LoginForm, ResetPasswordForm
from django import forms
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_email
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


class ErasureForm(forms.Form):
    """The address of whoever is to be erased, typed so that it is never one click by mistake."""

    typed = forms.CharField(
        label=_("E-mail address of the account"), widget=forms.EmailInput({"autocomplete": "off"})
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_typed(self) -> str:
        """Refuse another address than the account's."""
        typed: str = clean_email(self.cleaned_data["typed"])
        if typed != clean_email(self.email):
            raise forms.ValidationError(
                _("That is not the address of this account. Type it as it stands above.")
            )
        return typed


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Sign-in in our words; the way to a new password stands beside the button."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields, "login", _("E-mail address"))
        _in_our_words(self.fields, "password", _("Password"))


class NewPasswordForm(ResetPasswordForm):  # type: ignore[misc]  # allauth has no types
    """Where a link to a new password goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self.fields, "email", _("E-mail address"))


def _in_our_words(fields: dict[str, forms.Field], name: str, label: Any) -> None:
    fields[name].label, fields[name].help_text = label, ""
    fields[name].widget.attrs.pop("placeholder", None)
