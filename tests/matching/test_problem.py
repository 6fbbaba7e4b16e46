"""Every sentence with which a problem refuses what makes no sense, and the digest."""

from dataclasses import replace

import pytest

from colead_matching import (
    Circles,
    Criterion,
    NearPeer,
    Person,
    Problem,
    ProblemError,
    Rotation,
    Rules,
    Weights,
    pair,
)
from tests.matching.pools import person, problem, random_problem

A, B, C = person("ann"), person("ben"), person("cleo")


def locked(a, b, **facts):
    return problem(a, b, locks=frozenset({pair(a.key, b.key)}), **facts)


REFUSED = {
    "ann is in the pool twice.": lambda: problem(A, A),
    "A person has no key.": lambda: problem(person("")),
    "ann has the unknown competency x as a need.": lambda: problem(person("ann", {"x": 1})),
    "ann has the unknown competency x as a strength.": lambda: problem(person("ann", None, {"x": 1})),
    "ann rates the need c0 4; it must be 1, 2 or 3.": lambda: problem(person("ann", {"c0": 4})),
    "ann rates the strength c0 0; it must be 1, 2 or 3.": lambda: problem(person("ann", None, {"c0": 0})),
    "ann has the hour 168; a week's hours are 0 to 167.": lambda: problem(
        person("ann", hours=frozenset({168}))
    ),
    "ann has the style answer 6; it must be 1 to 5.": lambda: problem(person("ann", style=(6,))),
    "ann and ben have different numbers of style answers.": lambda: problem(
        person("ann", style=(1,)), person("ben", style=(1, 2))
    ),
    "ann has the unknown role boss.": lambda: problem(person("ann", roles=frozenset({"boss"}))),
    "ann has a capacity below zero (-1).": lambda: problem(person("ann", capacity=(0, -1))),
    "ann has a least capacity of 3, above the most, 2.": lambda: problem(person("ann", capacity=(3, 2))),
    "ann has the number 128 in a text's meaning.": lambda: problem(person("ann", meaning=(128,))),
    "ann and ben have different widths of meaning.": lambda: problem(
        person("ann", meaning=(1,)), person("ben", meaning=(1, 2))
    ),
    "ann wishes for the same person twice.": lambda: problem(person("ann", wishes=("ben", "ben"))),
    "ann cannot wish for themselves.": lambda: problem(person("ann", wishes=("ann",))),
    "A pair that has met names 1 people, not two.": lambda: problem(
        A, history=frozenset({frozenset({"ann"})})
    ),
    "The learner's share is 101; it must be between 0 and 100.": lambda: NearPeer(101),
    "Circles of 3 to 8, best 6, are not possible; a circle has 4 to 8 people.": lambda: Circles(smallest=3),
    "A circle cannot have 5 facilitators.": lambda: Circles(facilitators=5),
    "0 rounds are not possible; it must be 1 to 52.": lambda: Rotation(0),
    "A lock names dan, who is not in the pool.": lambda: problem(A, locks=frozenset({pair("ann", "dan")})),
    "A lock names 1 people, not two.": lambda: problem(A, locks=frozenset({frozenset({"ann"})})),
    "A forbidden pair names dan, who is not in the pool.": lambda: problem(
        A, forbidden=frozenset({pair("ann", "dan")})
    ),
    "A pair that is not available names 3 people, not two.": lambda: problem(
        A, rules=Rules(not_available=frozenset({frozenset("abc")}))
    ),
    "ann cannot be paired with themselves.": lambda: pair("ann", "ann"),
    "ben is locked twice.": lambda: problem(
        A, B, C, locks=frozenset({pair("ann", "ben"), pair("ben", "cleo")})
    ),
    "ann and ben are locked, but they are in the same reporting line.": lambda: locked(
        person("ann", line=frozenset({"ben"})), B
    ),
    "ann and ben are locked, but they are on the same promotion slate.": lambda: locked(
        person("ann", slate="s"), person("ben", slate="s")
    ),
    "ann and ben are locked, but they share too few hours.": lambda: locked(
        A, B, rules=Rules(common_language=False)
    ),
    "ann and ben are locked, but they have no language in common.": lambda: locked(
        A, B, rules=Rules(min_shared_hours=0)
    ),
    "ann and ben are locked, but the pair is not available.": lambda: locked(
        A, B, rules=Rules(False, False, 0, False, frozenset({pair("ann", "ben")}))
    ),
    "ann and ben are locked, but the pair is forbidden.": lambda: locked(
        A, B, forbidden=frozenset({pair("ann", "ben")})
    ),
    "The weight of needs is negative (-1).": lambda: Weights(needs=-1),
    "The weight of style is above 100 (101).": lambda: Weights(style=101),
    "Every weight is 0, so no pair is better than another.": lambda: Weights(0, 0, 0, 0, 0, 0),
    "The least number of shared hours is 200; it must be between 0 and 168.": lambda: Rules(
        min_shared_hours=200
    ),
    "gender is a protected trait and can never be a criterion.": lambda: Criterion("gender"),
    "Marital status is a protected trait and can never be a criterion.": lambda: Weights.from_mapping(
        {"needs": 1, "Marital status": 3}
    ),
    "shoe_size is not a criterion.": lambda: Weights.from_mapping({"shoe_size": 3}),
}


@pytest.mark.parametrize(("sentence", "make"), REFUSED.items(), ids=REFUSED.keys())
def test_what_makes_no_sense_is_refused_in_a_sentence(sentence, make):
    with pytest.raises(ProblemError) as refused:
        make()
    assert str(refused.value) == sentence


def test_weights_by_name_leave_the_others_at_nothing():
    assert Weights.from_mapping({"needs": 3, "hours": 1}) == Weights(3, 0, 0, 1, 0, 0)


def test_the_digest_is_the_same_in_any_order_and_without_groups():
    given = random_problem(12, seed=1)
    bare = tuple(replace(p, groups={}) for p in reversed(given.people))
    assert replace(given, people=bare).digest == given.digest


@pytest.mark.parametrize(
    "change",
    [
        {"seed": 9},
        {"weights": Weights(needs=61)},
        {"rules": Rules(min_shared_hours=3)},
        {"forbidden": frozenset({pair("p0000", "p0001")})},
        {"people": (Person("p0000"),)},
    ],
)
def test_the_digest_changes_with_everything_that_counts(change):
    given = random_problem(12, seed=1)
    assert replace(given, **change).digest != given.digest


def test_the_digest_is_written_down():
    # A change here means that old digests no longer match: raise the version with it.
    assert (
        Problem(frozenset(), ()).digest == "f5583466d370b28c2b01e42be0663ef28659b814caae7826917b6ed6878948c7"
    )
