"""Reporting, and naming whom one can report to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.conduct.queries.reports import ContactLine

WORDS = forms.Textarea({"rows": 8, "autocomplete": "off"})


class ReportForm(forms.Form):
    """To whom, what happened, and whether one's name goes with it."""

    contact = forms.ChoiceField(label=_("Who should read it?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What happened?"), max_length=10_000, widget=WORDS,
        help_text=_("Who, when, where, and who else may know. Write it as you would tell it; nothing has to be proven."),
        error_messages={"required": _("Write a few words first.")},
    )  # fmt: skip

    def __init__(self, *args: Any, contacts: Sequence[ContactLine], name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.key, one.name) for one in contacts]
        first = choices[0][0] if len(choices) == 1 else None
        self.fields["contact"] = forms.ChoiceField(
            label=_("Who should read it?"), choices=choices, widget=forms.RadioSelect, initial=first,
            error_messages={"required": _("Choose who should read it.")},
        )  # fmt: skip
        if name:
            self.fields["named"] = forms.ChoiceField(
                label=_("With your name?"), widget=forms.RadioSelect, initial="no",
                choices=[("no", _("No, stay anonymous")), ("yes", _("Yes, as %(name)s") % {"name": name})],
            )  # fmt: skip


class CodeForm(forms.Form):
    """The secret code of a report."""

    code = forms.CharField(
        label=_("Your secret code"), max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "code"}),
    )  # fmt: skip


class WordsForm(forms.Form):
    """One more message."""

    words = forms.CharField(label=_("Write again"), max_length=10_000, widget=forms.Textarea({"rows": 5}))


class AnswerForm(forms.Form):
    """The contact's answer, which may be the last word."""

    words = forms.CharField(label=_("Your answer"), max_length=10_000, widget=forms.Textarea({"rows": 6}))
    closing = forms.BooleanField(
        required=False, label=_("This is the last word: it says what came of it, and closes the report")
    )


class ContactForm(forms.Form):
    """Who becomes a safeguarding contact."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail address"))
