"""Lays a guide out for so many people and so many minutes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from colead.partnerships.guides.parts import Guide, Part, Step, in_turns


def lay_out(guide: Guide, *, people: int, minutes: int, number: int = 1) -> tuple[Step, ...]:
    """Divide the time: every minute is used, turns are equally long, and who begins changes with each meeting."""
    before, turn, after = in_turns(guide.parts)
    fixed = [part.minutes for part in (*before, *after)]
    turns = turns_of(guide, people=people, minutes=minutes)
    each = sum(part.minutes for part in turn)
    usual = sum(fixed) + turns * each
    for_fixed = sum(fixed) if minutes >= usual else round(sum(fixed) * minutes / usual)
    if not turns:
        for_fixed = minutes
    length = (minutes - for_fixed) // turns if turns else 0
    spare = minutes - for_fixed - turns * length
    if fixed:
        shares = apportion(for_fixed, fixed)
        shares[-1 if not after else len(before)] += spare
        spare = 0
    else:
        shares = []
    turn_shares = apportion(length, [part.minutes for part in turn])
    first = first_of(guide, people=people, minutes=minutes, number=number)
    steps = [_step(part, share) for part, share in zip(before, shares, strict=False)]
    for place in range(turns):
        asker = (first + place) % people
        steps += [_step(part, share, asker) for part, share in zip(turn, turn_shares, strict=True)]
    steps += [_step(part, share) for part, share in zip(after, shares[len(before) :], strict=True)]
    return tuple(steps) if not spare else _longer_at_the_end(steps, spare)


def turns_of(guide: Guide, *, people: int, minutes: int) -> int:
    """Say how many people have a turn: everybody, or as many as there is time for."""
    before, turn, after = in_turns(guide.parts)
    if not turn:
        return 0
    if guide.everybody:
        return people
    fixed = sum(part.minutes for part in (*before, *after))
    return max(1, min(people, (minutes - fixed) // sum(part.minutes for part in turn)))


def first_of(guide: Guide, *, people: int, minutes: int, number: int) -> int:
    """Say who begins: the one after whoever had the last turn of the meeting before."""
    turns = turns_of(guide, people=people, minutes=minutes)
    return (number - 1) * (1 if turns == people else turns) % people


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Divide whole minutes by weight so that nothing is lost; nobody gets none while there is enough."""
    if not weights:
        return []
    least = 1 if total >= len(weights) else 0
    free, whole = total - least * len(weights), sum(weights) or len(weights)
    wanted = [max(0.0, total * (weight or 1) / whole - least) for weight in weights]
    scale = free / sum(wanted) if sum(wanted) else 0
    exact = [share * scale for share in wanted]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_rest[: free - sum(shares)]:
        shares[i] += 1
    return [share + least for share in shares]


def _step(part: Part, minutes: int, asker: int | None = None) -> Step:
    return Step(minutes, part.title, part.advice, asker, part.lead)


def _longer_at_the_end(steps: Sequence[Step], spare: int) -> tuple[Step, ...]:
    last = steps[-1]
    return (*steps[:-1], Step(last.minutes + spare, last.title, last.advice, last.asker, last.lead))
