"""What is said of each sign: to the partnership, to the coordinator, and what the coordinator may write. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.partnerships.signal_kinds import SignalKind as K

Words = str | Promise


@dataclass(frozen=True)
class Saying:
    """What might help, and a message that the coordinator can send as it is or change; `%(names)s` are whom it greets."""

    help: tuple[Words, ...]
    message: Words


NUDGES: dict[str, tuple[Words, Words]] = {
    K.UNSCHEDULED: (
        _("A first time with %(names)s?"),
        _("Times that suit all of you are on your page: whoever picks first sets the time."),
    ),
    K.UNMET: (
        _("A new first time with %(names)s?"),
        _("The first meeting has not come about yet. A new time takes half a minute; half an hour is a good start too."),
    ),
    K.UNSIGNED: (
        _("Your agreement with %(names)s"),
        _("You have met a few times. Ten minutes of the next hour are enough to read the draft together and sign it."),
    ),
    K.SILENCE: (
        _("Is it time to meet %(names)s again?"),
        _("It has been quiet for longer than your own rhythm. A shorter meeting counts, and so does a pause."),
    ),
    K.CANCELLED: (
        _("Does the time still suit you and %(names)s?"),
        _("Some of your meetings fell through lately. Perhaps another weekday, another hour or half the length fits better."),
    ),
}  # fmt: skip

SAYINGS: dict[str, Saying] = {
    K.WORD: Saying(
        (_("Call, and listen first: “How is it going for you? What would make it easier?”"),
         _("Ask whether there is anything you should not do.")),
        _("Hello %(names)s,\n\nthank you for asking. I would like to listen: when would ten minutes suit you this week?\n\n%(sender)s"),
    ),
    K.ENDED: Saying(
        (_("Call each of them, separately. Do not ask who wanted it: it does not matter."),
         _("Offer a new partner, or a pause. Early and well closed is a good ending.")),
        _("Hello %(names)s,\n\nyour pairing has ended, as the agreement allows, and nobody is at fault. I would like to "
          "hear how you are and what you would like next: when would ten minutes suit you? I call each of you on your own.\n\n%(sender)s"),
    ),
    K.LINE: Saying(
        (_("Partners should be free to speak. End it kindly, and look for a new partner for both."),
         _("Keep it only if the reporting line is one on paper alone, and both of them want that.")),
        _("Hello %(names)s,\n\nthe organisation has changed so that one of you now works in the other’s reporting line. Your "
          "pairing pauses until we have talked: when would ten minutes suit you?\n\n%(sender)s"),
    ),
    K.SMALL: Saying(
        (_("Ask the circle whether somebody new would be welcome."), _("Two small circles can become one.")),
        _("Hello %(names)s,\n\nyour circle has become small. Would you like somebody new in it, join another circle, or go on "
          "as you are? Tell me what you prefer.\n\n%(sender)s"),
    ),
    K.UNSCHEDULED: Saying(
        (_("Offer to find a time for them, or to be there for the first ten minutes."),),
        _("Hello %(names)s,\n\na first meeting is the hardest one to find a time for. Shall I propose one, or be there for the "
          "first ten minutes?\n\n%(sender)s"),
    ),
    K.UNMET: Saying(
        (_("Call both: what came in between? A shorter first meeting often works."),),
        _("Hello %(names)s,\n\nyour first meeting has not come about yet. That is common. What would make it easier: another "
          "time, half the length, or a joint start with me?\n\n%(sender)s"),
    ),
    K.UNSIGNED: Saying(
        (_("Point to the draft: it is filled in already."),),
        _("Hello %(names)s,\n\nyour agreement is drafted and waits for you. It takes ten minutes, and makes the rest easier. "
          "Can I help with it?\n\n%(sender)s"),
    ),
    K.SILENCE: Saying(
        (_("Restore the meeting first: a date, a calendar entry, a shorter hour."),
         _("“No time” is often something else. Offer a pause, another format, or a new partner, without asking for reasons.")),
        _("Hello %(names)s,\n\nit has been quiet between you for a while. That happens to most partnerships once. What would "
          "help: a date that I propose, a shorter meeting, a pause, or a talk with me?\n\n%(sender)s"),
    ),
    K.CANCELLED: Saying(
        (_("Ask both about timing: weekday, hour, length, place."),),
        _("Hello %(names)s,\n\nyour last meetings fell through. Shall we look for a better hour together, or would a pause "
          "help?\n\n%(sender)s"),
    ),
    K.UNANSWERED: Saying(
        (_("No third e-mail goes out by itself. A call, or a word in passing, does more than another one."),
         _("Ask whether the e-mails come at a bad time; each can change that under “E-mails”.")),
        _("Hello %(names)s,\n\nit has been quiet from your side for a while, and that is no reproach. Is there anything that "
          "I can make easier: another rhythm, a pause, or a talk with me?\n\n%(sender)s"),
    ),
    K.ATTENDANCE: Saying(
        (_("Talk with the facilitator, and let them come back for a meeting or two."),
         _("Ask the circle about weekday, hour and length before you ask anybody why they were away.")),
        _("Hello %(names)s,\n\nto your last meetings fewer of you came than before. That happens to most circles once. Does the "
          "hour still suit you, and would it help if somebody facilitated the next one?\n\n%(sender)s"),
    ),
    K.LEAVING: Saying(
        (_("Talk about a good ending before the last day, and about a new partner for the other."),),
        _("Hello %(names)s,\n\none of you will leave the organisation soon. I would like to plan a good ending with you: "
          "a closing hour, and what comes next.\n\n%(sender)s"),
    ),
    K.QUIET_COHORT: Saying(
        (_("Change the programme, not the people: is it a busy season, is the rhythm too dense, is the purpose clear?"),
         _("Say to everybody what you have learned and what you change.")),
        "",
    ),
}  # fmt: skip


def nudge_subject(kind: str) -> str:
    """Give the subject of the nudge to the partnership, with a place for the others' names."""
    return str(NUDGES[kind][0])


def nudge_words(kind: str) -> str:
    """Give what the nudge says."""
    return str(NUDGES[kind][1])


def prepared_message(kind: str, *, names: str, sender: str) -> str:
    """Give a message that a coordinator can send as it is; empty where there is nobody to write to."""
    return str(SAYINGS[kind].message) % {"names": names, "sender": sender} if SAYINGS[kind].message else ""


def what_might_help(kind: str) -> tuple[str, ...]:
    """Give what has helped others, in the order of the evidence."""
    return tuple(str(one) for one in SAYINGS[kind].help)
