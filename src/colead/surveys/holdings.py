"""What surveys hold about a person."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.kernel.personal import Fate, Holding, owned_by, register
from colead.surveys.models import AddedInstrument


def register_surveys() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="instruments", model=AddedInstrument, rows=owned_by(AddedInstrument, "added_by"),
            shown=("code", "version", "added_at"), label=_("Questionnaires that you added as a coordinator"),
            why=_("So that it is clear under which licence they are used."), kept=_("as long as the programme"),
            seen_by=_("the programme’s coordinators"), fate=Fate.NAMELESS,
            because=_("A programme goes on asking the same questions, without your name on them."),
        )
    )  # fmt: skip
