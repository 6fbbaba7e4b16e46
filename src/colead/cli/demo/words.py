"""What the demo's people write: agreements, goals, messages, reflections, feedback. All of it is made up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from colead.cli.demo import cast
from colead.cli.demo.goals import GOALS
from colead.partnerships.actions import agreements, goals, messages, reflections
from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.actions.reflections import Thoughts
from colead.partnerships.models import Member, Partnership
from colead.partnerships.states import GoalSight, NoteKind
from colead.programmes.models import Cohort

NOTED = (
    "Tried it once. My voice was unsteady, and it went better than I had feared.",
    "Put it off again, and noticed why: I want to be liked.",
    "Twice this week. The second time I asked first what they needed.",
)


def write_words(cohort: Cohort, published_at: datetime, *, until: datetime) -> None:
    """Let most partnerships agree, and most people set goals and note how it goes."""
    partnerships = Partnership.objects.filter(cohort=cohort).prefetch_related("members__enrolment__person")
    for place, partnership in enumerate(partnerships):
        members, rng = list(partnership.members.all()), random.Random(f"words {place}")
        bo = any(member.enrolment.person.email == cast.PEER for member in members)
        if bo or rng.random() < 0.7:
            _agree(partnership, members, published_at + timedelta(days=3))
        if bo or rng.random() < 0.5:
            _talk(partnership, members, published_at + timedelta(days=4), until)
        for member in members:
            if bo or rng.random() < 0.5:
                _set_goals(member, rng, published_at + timedelta(days=8), until)
                _reflect(member, rng, published_at + timedelta(days=11), until)


def _agree(partnership: Partnership, members: Sequence[Member], at: datetime) -> None:
    draft = agreements.begin(partnership=partnership, by=members[0].enrolment.person, at=at)
    for place, member in enumerate(members):
        agreements.sign(
            partnership=partnership,
            revision=draft.revision,
            by=member.enrolment.person,
            at=at + timedelta(days=place),
        )


def _set_goals(member: Member, rng: random.Random, at: datetime, until: datetime) -> None:
    chosen = rng.sample(GOALS, 2) if member.enrolment.person.email != cast.PEER else GOALS[:2]
    for place, (code, title, measure, steps) in enumerate(chosen):
        draft = GoalDraft(
            title=title, measure=measure, steps=steps, due_on=member.partnership.cohort.ends_on - timedelta(days=30),
            competency=member.partnership.cohort.programme.competencies.filter(code=code).first(),
            partnership=member.partnership if place == 0 else None, sight=GoalSight.ALL if place == 0 else GoalSight.NOTHING,
        )  # fmt: skip
        by = member.enrolment.person
        goal = goals.begin(enrolment=member.enrolment, draft=draft, by=by, at=at)
        for step, text in enumerate(NOTED[: rng.randint(1, 3)], start=1):
            noted_at = at + timedelta(days=9 * step)
            if noted_at < until:
                level = min(step + 1 - place, 3)
                goals.note(goal=goal, text=text, level=level, kind=NoteKind.PROGRESS, by=by, at=noted_at)


def _talk(partnership: Partnership, members: Sequence[Member], at: datetime, until: datetime) -> None:
    """Write to each other about small things; the newest is unread by whoever did not write it."""
    for place, text in enumerate(cast.MESSAGES):
        sent_at, writer = at + timedelta(days=6 * place, hours=place), members[place % len(members)]
        if sent_at < until:
            messages.post(partnership=partnership, text=text, by=writer.enrolment.person, at=sent_at)
            messages.mark_read(member=writer)
    messages.tell_due(at=until)


def _reflect(member: Member, rng: random.Random, at: datetime, until: datetime) -> None:
    by = member.enrolment.person
    for place, thoughts in enumerate(rng.sample(cast.THOUGHTS, 2)):
        written_at = at + timedelta(days=12 * place)
        if written_at < until:
            page = reflections.begin(enrolment=member.enrolment, meeting=None, by=by, at=written_at)
            reflections.save(reflection=page, thoughts=Thoughts(*thoughts), version=0, by=by, at=written_at)
            if place == 0:
                reflections.share(reflection=page, partnership=member.partnership, by=by, at=written_at)
