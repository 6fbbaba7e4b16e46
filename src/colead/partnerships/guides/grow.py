from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import Guide, Part

GROW = Guide(
    code="grow",
    name=_("GROW"),
    purpose=_("Four questions in a row: where to, where from, which ways, and what you will do."),
    source=_("After the GROW model, known through John Whitmore’s “Coaching for Performance” (1992)."),
    people=(2, 3),
    minutes=(40, 60),
    parts=(
        Part(
            5, _("Goal"),
            _("What should be different at the end of this talk? And in three months? Say it so that one could see it."),
            turn=True,
        ),
        Part(
            8, _("Reality"),
            _("What is happening now? What have you tried, and what came of it? What are you leaving out?"), turn=True,
        ),
        Part(
            7, _("Options"),
            _("Find more ways than two. What would you do with twice the time, or none? Whom could you ask?"), turn=True,
        ),
        Part(
            6, _("Will"),
            _("What will you do, by when, and who needs to know? From 1 to 10, how willing are you? What would make it one more?"),
            turn=True,
        ),
        Part(4, _("The next date"), _("One sentence each on what helped. Set the next time, then three taps.")),
    ),
)  # fmt: skip
