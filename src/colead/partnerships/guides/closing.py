from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import Guide, Part

CLOSING = Guide(
    code="closing",
    name=_("A good ending"),
    purpose=_("For the last meeting, also an early one: look back, thank each other, and let go."),
    source=_("Our own arrangement; endings that are held teach more than those that happen."),
    people=(2, 8),
    minutes=(45, 60),
    parts=(
        Part(8, _("What we set out to do"), _("Read your agreement and your goals aloud. What was it really about?")),
        Part(
            10, _("What came of it"),
            _("Each names one thing that is different, and how somebody else could see it. And one that is not."),
        ),
        Part(
            9, _("Thanks"),
            _("To each other, and specific: what you did, when, and what it made possible for me."),
        ),
        Part(
            8, _("What I keep doing"),
            _("One thing to go on with. With whom will you do it next, and when do you ask them?"),
        ),
        Part(
            6, _("What we leave unsaid"),
            _("Is anything left that wants to be said or asked? It may also stay where it is."),
        ),
        Part(4, _("The end"), _("Say how you part: as it is, as friends of this work, or with a date. Then three taps.")),
    ),
)  # fmt: skip
