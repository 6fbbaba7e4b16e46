"""Run by `test_kill.py` in processes of its own, against a database on disk."""

from __future__ import annotations

import sys

import django

PAIRS = 8


def seed() -> None:
    """Make a cohort with an approved round."""
    from tests.cast import AMARA, Character
    from tests.factories.partnerships import make_round
    from tests.factories.people import make_person
    from tests.factories.programmes import enrol, make_cohort, make_programme

    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    people = [enrol(make_person(Character(f"Peer{n} Test")), cohort) for n in range(2 * PAIRS)]
    groups = zip(people[::2], people[1::2], strict=True)
    make_round(cohort, amara, *groups)


def work() -> None:
    """Publish where that is still to do, then introduce, until there is nothing left."""
    from colead.pairing.models import Round
    from colead.pairing.states import RoundState
    from colead.partnerships.actions.introductions import introduce_due
    from colead.partnerships.actions.publication import publish
    from tests.factories.people import NOW

    print("begin", flush=True)
    for found in Round.objects.filter(state=RoundState.APPROVED).select_related("requested_by"):
        publish(round=found, by=found.requested_by, at=NOW)
    introduce_due(at=NOW)
    print("end", flush=True)


def count() -> None:
    """Say what there is."""
    from colead.kernel.models import OutboxEmail
    from colead.pairing.models import Round
    from colead.partnerships.models import Meeting, Partnership

    mails = OutboxEmail.objects.values_list("to_address", flat=True)
    published = Round.objects.filter(state="published").count()
    print(
        published, Partnership.objects.count(), Meeting.objects.count(), len(mails), len(set(mails)),
        flush=True,
    )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    {"seed": seed, "work": work, "count": count}[sys.argv[1]]()
