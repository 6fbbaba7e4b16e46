from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from colead.partnerships.guides.parts import HOST, SPOTLIGHT, TIMEKEEPER, WATCHER, Guide, Part

ACTION_LEARNING = Guide(
    code="action_learning",
    name=_("Action-learning set"),
    purpose=_("One person’s real problem, and a set of people who only ask. No advice."),
    source=_("After the action learning of Reg Revans, who held that there is no learning without action."),
    people=(4, 8),
    minutes=(60, 120),
    everybody=False,
    roles=(HOST, TIMEKEEPER, WATCHER, SPOTLIGHT),
    parts=(
        Part(
            6, _("What happened since"),
            _("Whoever had a turn last time tells in two minutes what they did and what came of it."), lead=HOST,
        ),
        Part(
            2, _("The issue"),
            _("The presenter says what it is, why it matters, and what they would like to leave with."), turn=True,
        ),
        Part(
            7, _("Clarify"), _("Short questions about facts. If it begins with “have you tried”, keep it."), turn=True,
        ),
        Part(
            13, _("Open questions"),
            _("One at a time, and wait for the answer. The presenter may say “pass”. No advice, not even as a question."),
            turn=True,
        ),
        Part(2, _("In one sentence"), _("The presenter says what the issue is by now. It has often changed."), turn=True),
        Part(
            5, _("If they ask for it"),
            _("Only if the presenter wants it: who or what could help? Names, examples, no persuading."), turn=True,
        ),
        Part(2, _("Action"), _("What will the presenter do before you meet again? The set remembers it."), turn=True),
        Part(
            5, _("How did we work?"),
            _("The process watcher tells what they saw: who asked, who was silent, which question opened something."),
            lead=WATCHER,
        ),
    ),
)  # fmt: skip
