"""A good matching where no stable one exists: break up the odd parties, then mend what blocks."""

from collections.abc import Iterator

from colead_matching.preferences.lists import Lists
from colead_matching.preferences.parties import Partition
from colead_matching.preferences.taken import Pairs, blocking_count, blocking_of

MOST_TRIES = 400
MOST_READ = 150_000_000
"""Changes tried in all, and entries read for them: each try counts every blocking pair anew."""


def descend(lists: Lists, start: Partition) -> Pairs:
    """Returns a matching from which no single change tried leads to fewer blocking pairs."""
    tries = min(MOST_TRIES, MOST_READ // len(lists.indices))
    best, tries = _best_without_one(lists, start, tries)
    best = completed(lists, best)
    least = blocking_count(lists, best)
    better = True
    while better and least:
        better = False
        for changed in _changes(lists, best):
            if tries == 0:
                return best
            tries -= 1
            blocking = blocking_count(lists, changed)
            if blocking < least:
                best, least, better = changed, blocking, True
                break
    return best


def _best_without_one(lists: Lists, start: Partition, tries: int) -> tuple[Pairs, int]:
    """Sets one member of each odd party aside, whoever leaves the fewest blocking pairs."""
    chosen = [_without(party, 0) for party in start.odd]
    for number, party in enumerate(start.odd):
        options = range(min(len(party), tries // (2 * len(start.odd)) + 1))
        counts = {}
        for option in options:
            chosen[number] = _without(party, option)
            counts[option] = blocking_count(lists, _joined(start, chosen))
        tries = max(tries - len(options), 0)
        chosen[number] = _without(party, min(counts, key=lambda option: (counts[option], option)))
    return _joined(start, chosen), tries


def _joined(start: Partition, chosen: list[Pairs]) -> Pairs:
    return tuple(sorted(start.pairs + sum(chosen, ())))


def _without(party: tuple[int, ...], place: int) -> Pairs:
    """Returns the pairs of an odd party's neighbours when the member at this place is set aside."""
    rest = party[place + 1 :] + party[:place]
    return tuple((min(two), max(two)) for two in zip(rest[::2], rest[1::2], strict=True))


def completed(lists: Lists, pairs: Pairs) -> Pairs:
    """Adds pairs of people who are alone and accept each other, until there are none."""
    free = set(range(lists.size)) - {person for two in pairs for person in two}
    added = list(pairs)
    for person in sorted(free):
        row = lists.indices[lists.indptr[person] : lists.indptr[person + 1]].tolist()
        partner = next((other for other in row if other in free), None)
        if person in free and partner is not None:
            free -= {person, partner}
            added.append((min(person, partner), max(person, partner)))
    return tuple(sorted(added))


def _changes(lists: Lists, pairs: Pairs) -> Iterator[Pairs]:
    """Yields the matchings in which one blocking pair has its way, completed."""
    for a, b in blocking_of(lists, pairs):
        kept = tuple(two for two in pairs if not {a, b} & set(two))
        yield completed(lists, (*kept, (a, b)))
