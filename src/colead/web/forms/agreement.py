"""What an agreement's pages send."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.partnerships.queries.agreements import ClauseLine
from colead.partnerships.texts import mark_of

LENGTH = 4000


class ClauseForm(forms.Form):
    """The wording of one clause, and the mark of the text that the page showed."""

    text = forms.CharField(
        label=_("What you agree on"), max_length=LENGTH, required=False, strip=False,
        widget=forms.Textarea({"rows": 10, "autocomplete": "off"}),
    )  # fmt: skip
    mark = forms.CharField(max_length=16, widget=forms.HiddenInput)

    @classmethod
    def showing(cls, clause: ClauseLine) -> ClauseForm:
        """Give the form of a clause as it stands."""
        return cls(initial={"text": clause.text, "mark": clause.mark})

    def typed(self) -> str:
        """Give what was typed, with line ends as we keep them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def has_new_words(self) -> bool:
        """Tell whether anything was typed into what the page showed."""
        return mark_of(self.typed()) != str(self.cleaned_data["mark"])


class SignatureForm(forms.Form):
    """A signature for the text that was on the page."""

    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class DefaultForm(forms.Form):
    """What a programme's drafts say in one clause."""

    text = forms.CharField(
        label=_("What drafts say here"), max_length=LENGTH, required=False, strip=False,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off"}),
        help_text=_(
            "These are filled in: {each} a line for everybody, {topics} what they need and offer, {rhythm}, {minutes}, "
            "{count} how many they are, {mid} and {end} the dates. Empty means the proposed wording."
        ),
    )  # fmt: skip

    def typed(self) -> str:
        """Give what was typed, with line ends as we keep them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
