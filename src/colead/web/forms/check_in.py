"""What the questions about how it is going send."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.partnerships.states import CheckInKind, Choice

YES_NO = [("yes", _("Yes")), ("no", _("Not yet"))]
IN_THE_WAY = [
    ("nothing", _("Nothing")), ("time", _("Finding the time")), ("topics", _("We do not know what to talk about")),
    ("trust", _("I am not sure what I can say")), ("fit", _("I am not sure that we fit")), ("other", _("Something else")),
]  # fmt: skip


class AnswerForm(forms.Form):
    """A question's form: what it sends are the answers as they are kept."""

    def answers(self) -> dict[str, str]:
        """Give what was answered."""
        return {name: str(value) for name, value in self.cleaned_data.items()}


def _radio(label: object, choices: object, *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=required, widget=forms.RadioSelect)  # type: ignore[arg-type]


def _text(label: object) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=2000, widget=forms.Textarea({"rows": 3}))  # type: ignore[arg-type]


class SettlingForm(AnswerForm):
    """After two weeks."""

    met = _radio(_("Have you met?"), YES_NO)
    agreement = _radio(_("Have you signed your agreement?"), YES_NO)
    in_the_way = _radio(_("Is anything in the way?"), IN_THE_WAY)


class ChoiceForm(AnswerForm):
    """Half way, in private."""

    choice = _radio(_("How should it go on?"), Choice.choices)


class ClosingForm(AnswerForm):
    """At the end."""

    keep = _text(_("What will I keep doing?"))
    next_with = _text(_("With whom will I do this next?"))
    stay = _radio(
        _("Do you want to stay in touch here, after the programme?"),
        [("yes", _("Yes, if the others do as well")), ("no", _("No, let us close it"))],
    )


class Forms:
    """Which form belongs to which question."""

    BY_KIND: ClassVar[dict[str, type[AnswerForm]]] = {
        CheckInKind.SETTLING: SettlingForm, CheckInKind.CHOICE: ChoiceForm, CheckInKind.CLOSING: ClosingForm,
    }  # fmt: skip
