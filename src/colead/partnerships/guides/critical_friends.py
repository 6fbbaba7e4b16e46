from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import HOST, SPOTLIGHT, TIMEKEEPER, WATCHER, Guide, Part

CRITICAL_FRIENDS = Guide(
    code="critical_friends",
    name=_("Critical friends"),
    purpose=_("One piece of work on the table: what is strong in it, and what could be stronger."),
    source=_(
        "After the tuning protocol of Joseph McDonald and David Allen, and critical friends groups in schools."
    ),
    people=(4, 8),
    minutes=(45, 60),
    everybody=False,
    roles=(HOST, TIMEKEEPER, WATCHER, SPOTLIGHT),
    parts=(
        Part(
            8, _("Present"),
            _("Show the work: a plan, a letter, a talk. Say what it is for, and which question you have about it."), turn=True,
        ),
        Part(5, _("Clarify"), _("Questions with short answers: who, when, how many. No opinions yet."), turn=True),
        Part(
            6, _("Warm"),
            _("What works in it, and where one can see that. The presenter listens and writes."), turn=True,
        ),
        Part(
            6, _("Cool"),
            _("What is missing, what would a critic say? As a question or a wonder: “I wonder what happens if …”."), turn=True,
        ),
        Part(2, _("In silence"), _("Each writes one note for the presenter: keep this, think about that."), turn=True),
        Part(
            8, _("Reflect"),
            _("The presenter thinks aloud about what they take up. They answer to nobody."), turn=True,
        ),
        Part(
            5, _("How did we work?"),
            _("Was it kind, and was it useful? The process watcher begins."), lead=WATCHER,
        ),
    ),
)  # fmt: skip
