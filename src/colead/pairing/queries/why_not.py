"""Why two people do not meet in a round; a private cause reads "not available"."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from colead.pairing.frozen import solution_of, thaw
from colead.pairing.models import Round
from colead.pairing.queries.explanations import percent_of
from colead.pairing.states import Makes
from colead.pairing.words import rule_name
from colead.programmes.models import Enrolment
from colead_matching import Person, Problem, Solution, WhyNot, why_not


@dataclass(frozen=True)
class Candidate:
    """Somebody of a round, to choose from."""

    key: str
    name: str


@dataclass(frozen=True)
class Answer:
    """Why two people do not meet, in sentences; `may_meet` where no rule forbids it and they do not yet."""

    sentences: tuple[str, ...]
    may_meet: bool


def people_of(found: Round) -> list[Candidate]:
    """List the people of a round by name; one query."""
    rows = Enrolment.objects.filter(cohort=found.cohort_id).order_by("person__name", "pk")
    taking_part = set(found.inputs["enrolments"].values())
    return [
        Candidate(key, name)
        for pk, key, name in rows.values_list("pk", "key", "person__name")
        if pk in taking_part
    ]


def answer_why_not(found: Round, one: Enrolment, other: Enrolment) -> Answer:
    """Say why two people do not meet in this round; at most one query."""
    keys = {pk: key for key, pk in found.inputs["enrolments"].items()}
    a, b = keys.get(one.pk), keys.get(other.pk)
    if a is None or b is None:
        return Answer((_("One of them was not ready when this round was asked for."),), may_meet=False)
    if a == b:
        return Answer((_("Choose two different people."),), may_meet=False)
    problem, solution = thaw(found.inputs["problem"]), solution_of(found.solution)
    if found.makes == Makes.MENTORING and not _mentor_and_learner(problem.person[a], problem.person[b]):
        return Answer(
            (_("A mentor meets a learner; these two are both the one or both the other."),), may_meet=False
        )
    if any({a, b} <= set(group.members) for group in solution.partnerships):
        return Answer((_("They do meet in this round."),), may_meet=False)
    answer = why_not(problem, solution, a, b)
    if found.makes != Makes.PAIRS and answer.code == "better":
        return Answer((_sides(answer, one, other), _taken(found, problem, solution, a, b)), may_meet=True)
    return Answer(_sentences(answer, found, one, other), may_meet=answer.code == "better")


def _mentor_and_learner(one: Person, other: Person) -> bool:
    return ("mentor" in one.roles and "learner" in other.roles) or (
        "learner" in one.roles and "mentor" in other.roles
    )


def _taken(found: Round, problem: Problem, solution: Solution, a: str, b: str) -> str:
    """Say what stands between two who may meet: another circle, or a mentor's places."""
    if found.makes == Makes.CIRCLES:
        return _(
            "They sit in different circles; each circle was made so that everybody gets as much as possible."
        )
    mentor = a if "mentor" in problem.person[a].roles else b
    has = sum(group.mentor == mentor for group in solution.partnerships)
    if has >= problem.person[mentor].capacity[1]:
        return _("The mentor’s places are taken by learners who together get more from them.")
    return _("The learner gets more elsewhere, or learners are spread so that no mentor has many.")


def _sentences(answer: WhyNot, found: Round, one: Enrolment, other: Enrolment) -> tuple[str, ...]:
    if answer.code == "together":
        return (_("They do meet in this round."),)
    if answer.code == "locked" and (found.wishes_of_id or found.keeps_id):
        # That two wished for each other is not the coordinator's to know.
        return (_("They may meet, and the round as a whole is better as it is."),)
    if answer.code == "locked":
        return (_("One of them is kept together with somebody else."),)
    if answer.code == "rule":
        # Other rules beside it would tell a private cause from a shared past.
        broken = ("not_available",) if "not_available" in answer.rules else answer.rules
        rules = ", ".join(rule_name(rule) for rule in broken)
        return (_("They may not meet: %(rules)s.") % {"rules": rules},)
    return (_sides(answer, one, other), *_displaced(answer, found), _worth(answer))


def _sides(answer: WhyNot, one: Enrolment, other: Enrolment) -> str:
    return _(
        "They may meet: of 100, %(one)s would get %(one_gets)s and %(other)s would get %(other_gets)s."
    ) % {
        "one": one.person.first_name, "one_gets": percent_of(answer.own_side_a or 0),
        "other": other.person.first_name, "other_gets": percent_of(answer.own_side_b or 0),
    }  # fmt: skip


def _displaced(answer: WhyNot, found: Round) -> tuple[str, ...]:
    pks = [found.inputs["enrolments"][key] for key in answer.displaced]
    names = list(
        Enrolment.objects.filter(pk__in=pks).order_by("person__name").values_list("person__name", flat=True)
    )
    if not names:
        return ()
    return (
        ngettext(
            "%(names)s would have no partner then.", "%(names)s would have no partners then.", len(names)
        )
        % {"names": get_text_list(names, _("and"))},
    )


def _worth(answer: WhyNot) -> str:
    if (answer.total_change or 0) < 0:
        return _("The round as a whole would lose.")
    return _("It would not help more people, nor whoever gets least.")
