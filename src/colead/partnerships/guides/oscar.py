from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import Guide, Part

OSCAR = Guide(
    code="oscar",
    name=_("OSCAR"),
    purpose=_("For a decision with consequences: weigh each choice before you take one."),
    source=_("After the OSCAR model of Andrew Gilbert and Karen Whittleworth (2002)."),
    people=(2, 3),
    minutes=(60, 90),
    parts=(
        Part(
            5, _("Outcome"),
            _("What do you want to have at the end? How would you, and others, notice that you have it?"), turn=True,
        ),
        Part(
            8, _("Situation"),
            _("Where are you now? Who is in it, what do they want, and how do you know?"), turn=True,
        ),
        Part(
            9, _("Choices, and their consequences"),
            _("Which choices are there, doing nothing included? What follows from each, for whom, and what does it cost?"),
            turn=True,
        ),
        Part(
            6, _("Actions"),
            _("Which one do you take? What is the first step, when, and what could get in the way?"), turn=True,
        ),
        Part(
            2, _("Review"),
            _("When do you look at it again, and with whom? Put the day into the worksheet."), turn=True,
        ),
        Part(5, _("The next date"), _("What did each of you take from the other’s turn? Set the next time, then three taps.")),
    ),
)  # fmt: skip
