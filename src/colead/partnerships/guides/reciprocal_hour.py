from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import Guide, Part

RECIPROCAL_HOUR = Guide(
    code="reciprocal",
    name=_("Reciprocal hour"),
    purpose=_("Half of the time for each: one asks, the other helps them think, then you change."),
    source=_("Our own arrangement; equal time for both is what makes peers peers."),
    people=(2, 3),
    minutes=(40, 75),
    halves=True,
    parts=(
        Part(5, _("Arrive"), _("How are you here today? What became of your step from last time?")),
        Part(2, _("Read the worksheet"), _("In silence. What stands out? Say it in one sentence."), turn=True),
        Part(
            5, _("The facts"),
            _("Who, what, since when? Only what one could have filmed; no solutions yet."), turn=True,
        ),
        Part(
            10, _("Open questions"),
            _("Ask what you cannot know the answer to. Leave silences. Advice comes later, if it is asked for."),
            turn=True,
        ),
        Part(
            5, _("Options, and the next step"),
            _("What could one try? The asker chooses one thing: what, by when, and who should know."), turn=True,
        ),
        Part(
            6, _("What did each of you learn?"),
            _("One sentence each: what was new, and what you will do with it."),
        ),
        Part(5, _("The next date"), _("Agree on it now. Then three taps, each on your own.")),
    ),
)  # fmt: skip
