from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import Guide, Part

TROIKA = Guide(
    code="troika",
    name=_("Troika"),
    purpose=_("Three people, three short turns: you listen to two colleagues thinking about your question."),
    source=_(
        "After “Troika Consulting” by Henri Lipmanowicz and Keith McCandless (Liberating Structures), in our own words."
    ),
    people=(3, 3),
    minutes=(30, 45),
    parts=(
        Part(2, _("The question"), _("The client says in two minutes what they want help with."), turn=True),
        Part(2, _("Clarify"), _("The two consultants ask only what they need in order to understand."), turn=True),
        Part(
            5, _("They talk, you listen"),
            _("The client turns round, or switches the camera off, and takes notes. The two think aloud: ideas, doubts, next steps."),
            turn=True,
        ),
        Part(
            1, _("What helped"),
            _("The client turns back and says which thought was worth most. Nothing has to be justified."), turn=True,
        ),
    ),
)  # fmt: skip
