"""The way from an address to a template: those that come with Colead go by a word, saved ones by their key."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from colead.programmes.models import ProgrammeTemplate
from colead.programmes.starters import STARTERS
from colead.programmes.template_file import Design


def found_design(key: str) -> Design:
    """Find a template."""
    if key in STARTERS:
        return STARTERS[key]
    saved = saved_template(key)
    return Design(saved.name, saved.about, saved.parts)


def saved_template(key: str) -> ProgrammeTemplate:
    """Find one that was saved or read from a file."""
    return get_object_or_404(ProgrammeTemplate, key=key)
