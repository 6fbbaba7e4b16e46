"""Twenty minutes to close a pairing well, together or alone, also one that ends early. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class ClosingStep:
    """One step: how long, what it is, what helps."""

    minutes: int
    title: str | Promise
    advice: str | Promise


STEPS = (
    ClosingStep(3, _("What did we set out to do?"), _("Each says it in a sentence. Do not judge it yet.")),
    ClosingStep(
        6, _("What came of it?"), _("Name one moment, and what each of you does differently since. Little is fine.")
    ),
    ClosingStep(5, _("Thanks"), _("One specific thing that the other did, and what it was good for.")),
    ClosingStep(
        4, _("What stays between us"), _("What you told each other stays with you. Say what each may mention, and to whom.")
    ),
    ClosingStep(2, _("With whom next?"), _("Each says whom they could do this with next. Then say goodbye.")),
)  # fmt: skip
