"""What an invitation promises: the same programme reads differently to a mentor, a learner, a facilitator."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from colead.programmes.models import Programme
from colead.programmes.states import Format, Role


@dataclass(frozen=True)
class Promise:
    """What somebody would say yes to: a question, one sentence, and how people are brought together."""

    question: str
    sentence: str
    how: str


def promise(programme: Programme, roles: Collection[str]) -> Promise:
    """Say what somebody with these roles would take part in."""
    facts = {"rhythm": programme.rhythm, "minutes": programme.meeting_minutes}
    told = _told(programme, roles)
    return Promise(told.question, told.sentence % facts, told.how)


def _told(programme: Programme, roles: Collection[str]) -> Promise:
    if Role.MENTOR in roles:
        return _mentor()
    if Role.LEARNER in roles:
        return _learner(programme)
    if set(roles) == {Role.FACILITATOR}:
        return _facilitator()
    if programme.format in (Format.CIRCLES, Format.PAIRS_IN_CIRCLES):
        return _circle(programme)
    return Promise(
        _("Would you like a partner to think with?"),
        _("You meet one colleague for %(minutes)s minutes %(rhythm)s. Half of the time is yours, half is theirs."),
        _("You say what you want help with and what you can offer; you are matched with somebody for whom both fit."),
    )  # fmt: skip


def _mentor() -> Promise:
    return Promise(
        _("Would you share what you have learned?"),
        _("You meet somebody who is a step behind you for %(minutes)s minutes %(rhythm)s. They bring the questions."),
        _("You say what you can offer and how many learners you can take; you can pause whenever you need to."),
    )  # fmt: skip


def _learner(programme: Programme) -> Promise:
    how = _("You say what you want help with; you are matched with a mentor who has done it.")
    if programme.format == Format.CHOICE:
        how = _("You say what you want help with, see a few mentors who fit, and ask them one at a time.")
    return Promise(
        _("Would you like somebody who has been there?"),
        _("You meet a mentor for %(minutes)s minutes %(rhythm)s. You decide what you talk about."),
        how,
    )


def _facilitator() -> Promise:
    return Promise(
        _("Would you look after a circle?"),
        _("You open a circle’s meetings and keep its time, %(minutes)s minutes %(rhythm)s."),
        _(
            "You say when you are free; the circle is put together so that everybody has a common hour with you."
        ),
    )


def _circle(programme: Programme) -> Promise:
    sentence = _(
        "You meet the same few colleagues for %(minutes)s minutes %(rhythm)s. Everybody gets a turn."
    )
    if programme.format == Format.PAIRS_IN_CIRCLES:
        sentence = _(
            "You meet one partner for %(minutes)s minutes %(rhythm)s, and a small circle of pairs now and then."
        )
    return Promise(
        _("Would you like colleagues to think with?"),
        sentence,
        _(
            "You say what you want help with and what you can offer; somebody in your circle has what you need."
        ),
    )
