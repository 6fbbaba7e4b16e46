"""The score of one person with a block of others, and whether rules allow it.

The definitions are those of `colead_matching.criteria` and `colead_matching.rules`, in steps instead
of units: a value here is a sixth of a pair's value. Everything between is said to be narrow: else the
compiler counts in 64 bits, half as many at an instruction.
"""

import numpy as np

from colead_matching.compiling import compiled
from colead_matching.scale import (
    ENOUGH_HOURS,
    ENOUGH_INTERESTS,
    ENOUGH_LANGUAGES,
    FAR_LEVELS,
    FULL_MEANING,
    STEPS,
)
from colead_matching.scan.bits import count_bits
from colead_matching.scan.features import UNKNOWN_LEVEL, Features, Long, Small, Wide, Words
from colead_matching.scan.quotients import SHIFT

Score = np.int32
BLOCK = 4_096
"""Long, since every look at an array counts its readers, which threads do at each other's cost."""
NOT_ALLOWED = -1
FORBIDDEN = -(2**30)
INTERESTS = (STEPS << SHIFT) // ENOUGH_INTERESTS + 1
HOUR, LANGUAGE, LEVEL = STEPS // ENOUGH_HOURS, STEPS // ENOUGH_LANGUAGES, STEPS // FAR_LEVELS


@compiled
def score_block(pool: Features, one: int, begin: int, end: int, room: Wide, met: Small) -> None:
    """Scores one person with those from `begin` to `end`.

    `room` has four rows: the value, or -1 where a rule forbids the pair; what the one gets from
    each other; what each other gets from the one; the last is for counting. Those without needs get nothing but cannot be
    badly off: see `felt`. `met` is room for counting.
    """
    size = end - begin
    value, mine, theirs = room[0, :size], room[1, :size], room[2, :size]
    exchange(pool, one, begin, end, mine, theirs, met)
    weights = pool.weights
    scale = np.int32(weights[0])
    for j in range(size):
        value[j] = np.int32(scale * np.int32(np.sqrt(np.float32(np.int32(mine[j] * theirs[j])))))
    if weights[1]:
        add_level(pool, one, begin, value, np.int32(weights[1] * LEVEL))
    if weights[2]:
        add_difference(pool.function, one, begin, value, np.int32(weights[2] * STEPS))
    if weights[4]:
        add_interests(pool, one, begin, value, np.int32(weights[4]), room[3, :size])
    if weights[5] and pool.has_style[one]:
        add_style(pool, one, begin, value, np.int32(weights[5]), met)
    if weights[6]:
        add_difference(pool.site, one, begin, value, np.int32(weights[6] * STEPS))
    if weights[9]:
        add_text(pool, one, begin, value, np.int32(weights[9]), room[3, :size])
    for place in range(pool.wished[one], pool.wished[one + 1]):
        other = pool.wish[place]
        if begin <= other < end:
            value[other - begin] += np.int32(weights[8] * pool.wish_steps[place])
    # Last, for these forbid as well.
    counted = room[3, :size]
    meet(pool, one, begin, value, counted)
    if pool.rules[2] or weights[7]:
        talk(pool, one, begin, value, counted)
    if pool.rules[0]:
        forbid_slate(pool, one, begin, value)
    only_allowed(value)
    forbid(pool, one, begin, end, value)


@compiled
def exchange(pool: Features, one: int, begin: int, end: int, mine: Wide, theirs: Wide, met: Small) -> None:
    """Works out both own sides."""
    size = end - begin
    given, taken = met[0, :size], met[1, :size]
    for j in range(size):
        given[j] = 0
        taken[j] = 0
    for code in range(len(pool.needs)):
        urgency, level = pool.needs[code, one], pool.strengths[code, one]
        if urgency:
            strengths = pool.strengths[code, begin:end]
            for j in range(size):
                taken[j] += np.int16(urgency * strengths[j])
        if level:
            needs = pool.needs[code, begin:end]
            for j in range(size):
                given[j] += np.int16(level * needs[j])
    share, shares = pool.share[one], pool.share[begin:end]
    for j in range(size):
        mine[j] = np.int32(np.int32(taken[j]) * share) >> np.int32(SHIFT)
        theirs[j] = np.int32(np.int32(given[j]) * shares[j]) >> np.int32(SHIFT)


@compiled
def add_level(pool: Features, one: int, begin: int, value: Wide, worth: Score) -> None:
    """Adds the closeness of known levels."""
    level, levels = pool.level[one], pool.level[begin : begin + len(value)]
    if level == UNKNOWN_LEVEL:
        return
    for j in range(len(value)):
        # An unknown level is far from every known one.
        apart = min(abs(np.int32(levels[j] - level)), np.int32(FAR_LEVELS))
        value[j] += np.int32(worth * np.int32(np.int32(FAR_LEVELS) - apart))


@compiled
def add_difference(codes: Wide, one: int, begin: int, value: Wide, worth: Score) -> None:
    """Adds full marks for known codes that differ."""
    code, others = codes[one], codes[begin : begin + len(value)]
    if code < 0:
        return
    for j in range(len(value)):
        value[j] += worth if (others[j] >= 0) & (others[j] != code) else np.int32(0)


@compiled
def count_shared(words: Words, one: int, begin: int, counted: Wide) -> None:
    """Counts the bits that one person shares with each other."""
    for j in range(len(counted)):
        counted[j] = 0
    for row in range(len(words)):
        word, others = words[row, one], words[row, begin : begin + len(counted)]
        for j in range(len(counted)):
            counted[j] += np.int32(count_bits(word & others[j]))


@compiled
def add_interests(pool: Features, one: int, begin: int, value: Wide, worth: Score, counted: Wide) -> None:
    """Adds marks for shared interests."""
    count_shared(pool.interests, one, begin, counted)
    for j in range(len(value)):
        enough = min(counted[j], np.int32(ENOUGH_INTERESTS))
        value[j] += np.int32(worth * (np.int32(enough * np.int32(INTERESTS)) >> np.int32(SHIFT)))


@compiled
def add_style(pool: Features, one: int, begin: int, value: Wide, worth: Score, met: Small) -> None:
    """Adds the closeness of style answers."""
    apart = met[0, : len(value)]
    for j in range(len(value)):
        apart[j] = 0
    for row in range(len(pool.style)):
        answer, answers = pool.style[row, one], pool.style[row, begin : begin + len(value)]
        for j in range(len(value)):
            apart[j] += abs(np.int16(answers[j] - answer))
    width = np.int32(4 * len(pool.style))
    factor, answered = np.int32(pool.style_factor), pool.has_style[begin : begin + len(value)]
    for j in range(len(value)):
        closeness = np.int32(np.int32(width - np.int32(apart[j])) * factor) >> np.int32(SHIFT)
        value[j] += np.int32(np.int32(worth * closeness) * np.int32(answered[j]))


@compiled
def add_text(pool: Features, one: int, begin: int, value: Wide, worth: Score, likeness: Wide) -> None:
    """Adds the likeness of texts."""
    for j in range(len(value)):
        likeness[j] = 0
    for row in range(len(pool.meaning)):
        number = np.int32(pool.meaning[row, one])
        numbers = pool.meaning[row, begin : begin + len(value)]
        for j in range(len(value)):
            likeness[j] += number * np.int32(numbers[j])
    for j in range(len(value)):
        inside = min(max(likeness[j], np.int32(0)), np.int32(FULL_MEANING))
        value[j] += worth * (np.int32(STEPS) * inside // np.int32(FULL_MEANING))


@compiled
def meet(pool: Features, one: int, begin: int, value: Wide, counted: Wide) -> None:
    """Adds marks for shared hours, and forbids pairs with too few."""
    count_shared(pool.hours, one, begin, counted)
    worth, fewest = np.int32(pool.weights[3] * HOUR), np.int32(pool.rules[1])
    for j in range(len(value)):
        marks = np.int32(worth * min(counted[j], np.int32(ENOUGH_HOURS)))
        value[j] = np.int32(value[j] + marks) if counted[j] >= fewest else np.int32(FORBIDDEN)


@compiled
def talk(pool: Features, one: int, begin: int, value: Wide, counted: Wide) -> None:
    """Adds marks for shared languages, and forbids pairs without one."""
    count_shared(pool.languages, one, begin, counted)
    worth, must_talk = np.int32(pool.weights[7] * LANGUAGE), np.int32(pool.rules[2])
    for j in range(len(value)):
        marks = np.int32(worth * min(counted[j], np.int32(ENOUGH_LANGUAGES)))
        value[j] = np.int32(value[j] + marks) if counted[j] >= must_talk else np.int32(FORBIDDEN)


@compiled
def forbid_slate(pool: Features, one: int, begin: int, value: Wide) -> None:
    """Forbids those on the same promotion slate."""
    slate, slates = pool.slate[one], pool.slate[begin : begin + len(value)]
    if slate >= 0:
        for j in range(len(value)):
            value[j] = np.int32(FORBIDDEN) if slates[j] == slate else value[j]


@compiled
def only_allowed(value: Wide) -> None:
    """Says the same of everybody who is forbidden, whatever was added."""
    for j in range(len(value)):
        value[j] = max(value[j], np.int32(NOT_ALLOWED))


@compiled
def forbid(pool: Features, one: int, begin: int, end: int, value: Wide) -> None:
    """Forbids the listed pairs, and oneself."""
    if begin <= one < end:
        value[one - begin] = NOT_ALLOWED
    row = pool.apart[pool.kept_apart[one] : pool.kept_apart[one + 1]]
    for place in range(np.searchsorted(row, begin), len(row)):
        if row[place] >= end:
            break
        value[row[place] - begin] = NOT_ALLOWED


@compiled
def felt(pool: Features, person: int, side: int) -> int:
    """Returns what counts for the worst-off: those who ask for nothing cannot be badly off."""
    return side if pool.has_needs[person] else STEPS


@compiled
def working_room() -> tuple[Wide, Small]:
    """Returns the room that `score_block` needs."""
    return np.empty((4, BLOCK), np.int32), np.empty((2, BLOCK), np.int16)


@compiled
def row_of(pool: Features, one: int, room: Wide, met: Small, row: Wide) -> None:
    """Scores one person with everybody."""
    count = len(pool.level)
    for begin in range(0, count, BLOCK):
        end = min(begin + BLOCK, count)
        score_block(pool, one, begin, end, room, met)
        row[:, begin:end] = room[:3, : end - begin]


__all__ = ["BLOCK", "NOT_ALLOWED", "Long", "felt", "row_of", "score_block", "working_room"]
