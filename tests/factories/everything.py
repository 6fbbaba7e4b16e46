"""Everything that two partners can write and bring, each word theirs to be found where it does not belong."""

from __future__ import annotations

from django.utils import timezone

from colead.kernel.models import StoredFile
from colead.partnerships.actions import check_ins, requests
from colead.programmes.models import Enrolment
from tests.factories.check_ins import ask
from tests.factories.learning import learn_a_little
from tests.factories.life import live_through
from tests.factories.pictures import make_portrait
from tests.factories.reports import make_report
from tests.factories.scene import Scene
from tests.factories.written import canaries_of

BO, CHIDI = "canary", "chidi"  # as `life` calls them in what they write
ANONYMOUS = "nobody-knows-who-report"


def own_words(name: str) -> list[str]:
    """List what nobody but the writer may read, besides their coordinator what they asked them."""
    shared = ("goal-", "message", "edited", "shared-", "deleted-")
    kept = [word for word in canaries_of(name) if not word.removeprefix(f"{name}-").startswith(shared)]
    return [*kept, f"{name}-check-in", f"{name}-lesson", f"{name}-request"]


def live_and_write() -> Scene:
    """Let Bo and Chidi live through everything, answer, ask and bring a picture; and somebody report something."""
    made = live_through()
    for enrolment, name in ((made.bo, BO), (made.chidi, CHIDI)):
        _ask_and_answer(enrolment, name)
        make_portrait(enrolment.person)
    vera = made.people["safeguarding_contact"]
    assert vera is not None
    make_report(vera, words=ANONYMOUS)
    return made


def _ask_and_answer(enrolment: Enrolment, name: str) -> None:
    by, now = enrolment.person, timezone.now()
    learn_a_little(enrolment, f"{name}-lesson")
    question = ask(enrolment, "settling", at=now)
    check_ins.answer(check_in=question, answers={"words": f"{name}-check-in"}, by=by, at=now)
    requests.ask_for_a_word(enrolment=enrolment, words=f"{name}-request", by=by, at=now)


def stored_files() -> list[str]:
    """Give whose files there are, by key."""
    return list(StoredFile.objects.order_by("pk").values_list("owner", flat=True))
