"""Whom to ask: a row each."""

from __future__ import annotations

from django import forms
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_line
from colead.surveys.actions.raters import Peer


class PeerForm(forms.Form):
    """One person."""

    name = forms.CharField(label=_("First name"), max_length=80, required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)


Peers = BaseFormSet[PeerForm]


def peers_formset(rows: int, data: QueryDict | None) -> Peers:
    """Give so many empty rows."""
    made = forms.formset_factory(PeerForm, extra=rows, max_num=5, absolute_max=5)
    return made(data, prefix="peer")


def peers_of(formset: Peers) -> list[Peer]:
    """Give who was typed in; rows without an address are left out."""
    rows = (form.cleaned_data for form in formset if form.cleaned_data.get("email"))
    return [Peer(clean_line(row.get("name", ""), limit=80), row["email"]) for row in rows]
