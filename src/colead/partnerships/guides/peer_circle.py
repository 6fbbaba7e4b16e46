from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import HOST, SPOTLIGHT, TIMEKEEPER, WATCHER, Guide, Part

PEER_CIRCLE = Guide(
    code="peer_circle",
    name=_("Peer-coaching circle"),
    purpose=_("A circle coaches one or two of its people at a time; everybody leaves with a step."),
    source=_("Our own arrangement, with what peer-coaching circles in many organisations have in common."),
    people=(4, 8),
    minutes=(60, 120),
    everybody=False,
    roles=(HOST, TIMEKEEPER, WATCHER, SPOTLIGHT),
    parts=(
        Part(10, _("Check in"), _("Each in a minute: how do I come here, and what do I want to leave with?"), lead=HOST),
        Part(
            10, _("What became of our steps"),
            _("Each in a minute: what I tried, what happened. Trying counts, success is extra."), lead=HOST,
        ),
        Part(
            6, _("In the spotlight"),
            _("What is it about, why now, and what kind of help do you want? The others listen."), turn=True,
        ),
        Part(
            12, _("Questions"),
            _("Open, one at a time, from everybody once before anybody twice. Silence is allowed."), turn=True,
        ),
        Part(
            6, _("What we noticed"),
            _("Each gives one observation or idea. The spotlight thanks, and sorts later."), turn=True,
        ),
        Part(4, _("My step"), _("The spotlight says what they will do, by when, and who will ask about it."), turn=True),
        Part(
            7, _("What did we all learn?"),
            _("What of this is true for your own work too? Name the thing, not the person."), lead=HOST,
        ),
        Part(5, _("Commitments"), _("Each writes one step into the worksheet and says it aloud."), lead=HOST),
        Part(
            2, _("How did we work?"),
            _("The process watcher: who spoke, who did not, what helped. One thing to do otherwise next time."), lead=WATCHER,
        ),
    ),
)  # fmt: skip
