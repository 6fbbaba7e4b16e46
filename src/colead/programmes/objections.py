"""What people hold against programmes like this, what can honestly be said to it, and what is known. Pure.

Facts carry their source; the words are ours. Effects are told as small as they were found.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Objection:
    """A doubt, and an answer that the product keeps."""

    doubt: Words
    answer: Words


@dataclass(frozen=True)
class Finding:
    """Something that was found, in plain words, and by whom."""

    words: Words
    source: str


OBJECTIONS = (
    Objection(
        _("“What can a colleague tell me? They have no more say than I have.”"),
        _(
            "That is why it works: nobody has to impress anybody. The first meeting takes on one small real problem; judge it by that."
        ),
    ),
    Objection(
        _("“I would look weak if I asked.”"),
        _(
            "Here asking is the rule, for both: each fills in a sheet before, and half of the time belongs to each."
        ),
    ),
    Objection(
        _("“I have no time.”"),
        _(
            "It takes one meeting in the rhythm of the programme, and it counts as work. You can pause with one button."
        ),
    ),
    Objection(
        _("“And if the match is bad?”"),
        _(
            "You say what you want and whom you do not want. Half way you are asked, in private. Ending it takes no reason, and nobody is at fault."
        ),
    ),
    Objection(
        _("“HR is watching.”"),
        _(
            "What you write and say is read by those you meet. Coordinators see that you met, never what about. One page shows who sees what, and you see who looked at your record."
        ),
    ),
    Objection(
        _("“One more programme from above.”"),
        _("You may say no with one click and without a reason. What you talk about is yours to choose."),
    ),
    Objection(
        _("“We are in different places.”"),
        _(
            "You are matched with somebody who shares free hours with you, and may meet by video or telephone."
        ),
    ),
    Objection(
        _("“My people will talk about me.”"),
        _(
            "What is said stays there. As a manager you may ask whether the time is all right; what it was about stays with them."
        ),
    ),
)
FINDINGS = (
    Finding(
        _(
            "Coworkers who were paired by lot and met with a short sheet of questions sold over 15 percent more, also months later."
        ),
        "Sandvik, Saouma, Seegert & Stanton (2020), Quarterly Journal of Economics",
    ),
    Finding(
        _(
            "Managers of 2,820 firms: those whose small groups met monthly for a year had 8 percent more revenue, and the gain lasted."
        ),
        "Cai & Szeidl (2018), Quarterly Journal of Economics",
    ),
    Finding(
        _(
            "People who chose their partner felt more alike and better supported than people who were assigned one."
        ),
        "Kendall & Smith-Jentsch (2015)",
    ),
    Finding(
        _(
            "Writing down how far one has come with a goal, and telling somebody, helps to reach it: a small to middling gain in 138 experiments."
        ),
        "Harkin et al. (2016), Psychological Bulletin",
    ),
    Finding(
        _(
            "What mentoring changes in careers and attitudes is generally small. Whoever promises more has not read the studies."
        ),
        "Eby, Allen, Evans, Ng & DuBois (2008), Journal of Vocational Behavior",
    ),
)
