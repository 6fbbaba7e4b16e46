"""What the pages of reflections, messages and feedback send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.partnerships.actions.feedback import Words
from colead.partnerships.actions.messages import LENGTH as MESSAGE_LENGTH
from colead.partnerships.actions.reflections import Thoughts
from colead.partnerships.models import Reflection
from colead.partnerships.prompts import QUESTIONS

LENGTH = 8000


def _box(label: Any, *, rows: int = 3, required: bool = False, **attributes: Any) -> forms.CharField:
    box = forms.Textarea({"rows": rows, "autocomplete": "off", **attributes})
    return forms.CharField(label=label, max_length=LENGTH, required=required, strip=False, widget=box)


def _typed(text: str) -> str:
    """Give text with line ends as we keep them."""
    return text.replace("\r\n", "\n")


class ReflectionForm(forms.Form):
    """The five questions, and the version that the page showed."""

    tried = _box(QUESTIONS["tried"])
    happened = _box(QUESTIONS["happened"])
    surprised = _box(QUESTIONS["surprised"])
    differently = _box(QUESTIONS["differently"])
    thanks = _box(QUESTIONS["thanks"], rows=2)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @classmethod
    def showing(cls, page: Reflection) -> ReflectionForm:
        """Give the form of a reflection as it stands."""
        return cls(initial={name: getattr(page, name) for name in cls.base_fields})

    def thoughts(self) -> Thoughts:
        """Give what was typed as the action wants it."""
        return Thoughts(**{name: _typed(self.cleaned_data[name]) for name in QUESTIONS})


class SearchForm(forms.Form):
    """Words that one looks for in one's own reflections; sent by POST, so that they are in no log."""

    search = forms.CharField(
        label=_("Look for words"), max_length=100, required=False, widget=forms.TextInput({"type": "search"})
    )


class MessageForm(forms.Form):
    """A message; too long a one is refused by the action, which keeps what was typed."""

    text = forms.CharField(
        label=_("Your message"), strip=False,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off", "maxlength": MESSAGE_LENGTH}),
        error_messages={"required": _("There is nothing in it yet. Write something first.")},
    )  # fmt: skip

    def words(self) -> str:
        """Give what was typed, with line ends as we keep them."""
        return _typed(self.cleaned_data["text"])


class FeedbackForm(forms.Form):
    """What one tells the other after a meeting."""

    did = _box(_("What you did"), rows=2, required=True, placeholder=_("When I hesitated, you waited."))
    effect = _box(_("What it did for me"), rows=2, placeholder=_("I found the sentence myself."))
    suggestion = _box(
        _("One thing to try"), rows=2, placeholder=_("Ask me sooner what I want from the hour.")
    )

    def said(self) -> Words:
        """Give what was typed as the action wants it."""
        return Words(**{name: _typed(self.cleaned_data[name]) for name in self.fields})
