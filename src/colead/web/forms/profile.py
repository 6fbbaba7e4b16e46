"""What a profile's pages send. Every part comes with what its page had shown, so that only changes are saved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.kernel.errors import Refused
from colead.pairing.actions.choices import SENTENCE_LENGTH, NeedDraft, StrengthDraft
from colead.pairing.queries.profiles import CompetencyLine, NeedLine, StrengthLine
from colead.pairing.states import Level, Urgency

MIDDLE = 2  # of three: soon, well


def sentence_field(placeholder: Promise) -> forms.CharField:
    """Make the field for a private sentence."""
    box = forms.Textarea(
        attrs={"rows": 2, "placeholder": placeholder, "hx-post": "", "hx-trigger": "input delay:700ms"}
    )
    return forms.CharField(max_length=SENTENCE_LENGTH, required=False, widget=box)


class TooLong(Refused):
    code = "profiles.too_long"
    sentence = _("One sentence is too long. Keep it under 300 characters and it is saved.")


class CompetencyForm(forms.Form):
    """One competency that can be chosen."""

    wanted = forms.BooleanField(required=False)

    def __init__(self, competency: CompetencyLine, data: QueryDict | None, initial: dict[str, Any]) -> None:
        super().__init__(data, prefix=competency.key, initial=initial)
        self.competency = competency

    @property
    def said(self) -> tuple[int, str] | None:
        """Give what is said about a wanted competency, None for one that is not."""
        if not self._value("wanted"):
            return None
        return int(self._value(self.NUMBER) or MIDDLE), self._value(self.TEXT)

    @property
    def mark(self) -> str:
        """Give a short mark of what is said, from which nobody reads it back; empty for nothing."""
        return hashlib.sha256(repr(self.said).encode()).hexdigest()[:16] if self.said else ""

    NUMBER = TEXT = ""  # the names of the two fields

    @property
    def number(self) -> forms.BoundField:
        """Give the field for how soon or how well."""
        return self[self.NUMBER]

    @property
    def text(self) -> forms.BoundField:
        """Give the field for the private sentence."""
        return self[self.TEXT]

    def _value(self, name: str) -> Any:
        return self.cleaned_data[name] if self.is_bound else self.initial[name]


class NeedForm(CompetencyForm):
    """A competency one may want help with."""

    NUMBER, TEXT = "urgency", "sentence"

    urgency = forms.ChoiceField(choices=Urgency.choices, widget=forms.RadioSelect, required=False)
    sentence = sentence_field(_("For example: my two team leads avoid each other since the merger."))

    def draft(self) -> NeedDraft | None:
        """Give what was typed as the action wants it."""
        return NeedDraft(*self.said) if self.said else None


class StrengthForm(CompetencyForm):
    """A competency one may offer."""

    NUMBER, TEXT = "level", "evidence"

    level = forms.ChoiceField(choices=Level.choices, widget=forms.RadioSelect, required=False)
    evidence = sentence_field(_("For example: I led three teams through an office move."))

    def draft(self) -> StrengthDraft | None:
        """Give what was typed as the action wants it."""
        return StrengthDraft(*self.said) if self.said else None


AnyForm = NeedForm | StrengthForm


def need_forms(
    competencies: Iterable[CompetencyLine], needs: Iterable[NeedLine], data: QueryDict | None
) -> list[NeedForm]:
    """Make one form a competency, filled with what was said before."""
    chosen = {need.competency: need for need in needs}
    return [NeedForm(c, data, _need_said(chosen.get(c.key))) for c in competencies]


def strength_forms(
    competencies: Iterable[CompetencyLine], strengths: Iterable[StrengthLine], data: QueryDict | None
) -> list[StrengthForm]:
    """Make one form a competency, filled with what was said before."""
    chosen = {strength.competency: strength for strength in strengths}
    return [StrengthForm(c, data, _strength_said(chosen.get(c.key))) for c in competencies]


def _need_said(need: NeedLine | None) -> dict[str, Any]:
    if need is None:
        return {"wanted": False, "urgency": NeedDraft.urgency, "sentence": ""}
    return {"wanted": True, "urgency": need.urgency, "sentence": need.sentence}


def _strength_said(strength: StrengthLine | None) -> dict[str, Any]:
    if strength is None:
        return {"wanted": False, "level": StrengthDraft.level, "evidence": ""}
    return {"wanted": True, "level": strength.level, "evidence": strength.evidence}


def changed_drafts(given: Iterable[AnyForm], data: QueryDict) -> dict[str, Any]:
    """Give the drafts that the person changed since the page was made, by the key of their competency."""
    given = list(given)
    if not all(form.is_valid() for form in given):
        raise TooLong
    return {f.competency.key: f.draft() for f in given if data.get(f"was-{f.competency.key}", "") != f.mark}


def marks_of(given: Iterable[CompetencyForm]) -> dict[str, str]:
    """Give what a page sends along to tell later what was changed on it."""
    return {f"was-{form.competency.key}": form.mark for form in given}


def changes_of_set(data: QueryDict, name: str) -> tuple[set[str], set[str]]:
    """Give what was ticked and what was unticked since the page was made."""
    posted = set(data.getlist(name))
    was = set(filter(None, data.get(f"was-{name}", "").split(",")))
    return posted - was, was - posted
