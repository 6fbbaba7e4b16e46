"""What a pair is worth and what keeps it apart, said a second time, one pair at a time.

The verifiers use these and nothing of the solvers' scores, so that a mistake would have to be made twice.
"""

from math import isqrt

from colead_matching.problem import Person, Problem

STEPS, UNIT, FULL = 2_000, 6, 12_000


def broken(problem: Problem, a: Person, b: Person) -> list[str]:
    """Returns the rules that keep two people apart."""
    rules, two = problem.rules, {a.key, b.key}
    breaks = {
        "same_line": rules.same_line and (a.key in b.line or b.key in a.line),
        "same_slate": rules.same_slate and a.slate is not None and a.slate == b.slate,
        "shared_hours": len([h for h in a.hours if h in b.hours]) < rules.min_shared_hours,
        "common_language": rules.common_language and a.languages.isdisjoint(b.languages),
        "not_available": two in rules.not_available,
        "forbidden": two in problem.forbidden,
    }
    return [rule for rule, is_broken in breaks.items() if is_broken]


def own_side(receiver: Person, giver: Person) -> int:
    """Returns what one person gets from another, 0 to 12,000."""
    asked = sum(receiver.needs.values())
    met = sum(urgency * giver.strengths.get(code, 0) for code, urgency in receiver.needs.items())
    return UNIT * (STEPS * met // (3 * asked)) if asked else 0


def parts(problem: Problem, a: Person, b: Person) -> dict[str, int]:
    """Returns what every criterion adds to a pair's value."""
    weights = problem.weights
    needs = isqrt((own_side(a, b) // UNIT) * (own_side(b, a) // UNIT))
    level = 0
    if a.level is not None and b.level is not None:
        level = STEPS * (4 - min(abs(a.level - b.level), 4)) // 4
    differs = a.function is not None and b.function is not None and a.function != b.function
    style = 0
    if a.style and b.style:
        apart = sum(abs(x - y) for x, y in zip(a.style, b.style, strict=True))
        style = STEPS * (4 * len(a.style) - apart) // (4 * len(a.style))
    return {
        "needs": weights.needs * UNIT * needs,
        "level": weights.level * UNIT * level,
        "function": weights.function * UNIT * STEPS * differs,
        "hours": weights.hours * UNIT * (STEPS * min(len(a.hours & b.hours), 8) // 8),
        "interests": weights.interests * UNIT * (STEPS * min(len(a.interests & b.interests), 3) // 3),
        "style": weights.style * UNIT * style,
        "site": weights.site * UNIT * STEPS * (None not in (a.site, b.site) and a.site != b.site),
        "languages": weights.languages * UNIT * (STEPS * min(len(a.languages & b.languages), 2) // 2),
        "wishes": weights.wishes * UNIT * ((_wish(a, b) + _wish(b, a)) // 2),
        "text": weights.text * UNIT * _likeness(a, b),
    }


def _wish(wisher: Person, other: Person) -> int:
    rank = wisher.wishes.index(other.key) if other.key in wisher.wishes else 5
    return STEPS * max(5 - rank, 0) // 5


def _likeness(a: Person, b: Person) -> int:
    product = sum(x * y for x, y in zip(a.meaning or (), b.meaning or (), strict=False))
    return STEPS * min(max(product, 0), 127 * 127) // (127 * 127)


def ring_needs(problem: Problem, sides: list[int]) -> int:
    """Returns what the needs add to a ring of three: the geometric mean of what each gets."""
    product = (sides[0] // UNIT) * (sides[1] // UNIT) * (sides[2] // UNIT)
    mean = next(step for step in range(STEPS, -1, -1) if step**3 <= product)
    return problem.weights.needs * UNIT * mean
