from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from colead.pairing.models import Profile
from colead.partnerships.actions import pauses, requests, signals
from colead.partnerships.models import Signal
from colead.people.models import Person
from colead.programmes.models import Enrolment
from tests.architecture.permissions.row import Row
from tests.factories.partnerships import fill_in
from tests.factories.scene import Scene


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def programme(scene: Scene) -> dict[str, str]:
    return {"key": scene.programme.key}


def partnership(scene: Scene) -> dict[str, str]:
    return {"key": scene.partnership.key}


def asked(scene: Scene) -> dict[str, str]:
    made = requests.ask_for_a_word(enrolment=scene.bo, words="Please", by=scene.bo.person, at=timezone.now())
    return {"key": made.key}


def done(scene: Scene) -> dict[str, str]:
    found = asked(scene)
    amara = scene.people["coordinator"]
    assert amara is not None
    signals.tick_off(signal=Signal.objects.get(**found), by=amara, at=timezone.now())
    return found


def written(scene: Scene) -> dict[str, str]:
    found = asked(scene)
    amara = scene.people["coordinator"]
    assert amara is not None
    signals.write(signal=Signal.objects.get(**found), words="Monday?", by=amara, at=timezone.now())
    return found


def thresholds(scene: Scene) -> dict[str, object]:
    return {
        "unscheduled-on": "on", "unscheduled-nudge": 5, "unscheduled-offer": 10, "unmet-offer": 21, "unsigned-nudge": 2,
        "unsigned-offer": 4, "silence-nudge": 2, "silence-offer": 3, "cancelled-nudge": 2, "cancelled-offer": 3,
        "attendance-offer": 2, "leaving-offer": 30, "quiet_cohort-offer": 20,
    }  # fmt: skip


def tomorrow(scene: Scene) -> dict[str, object]:
    return {"until": (timezone.now() + timedelta(days=1)).date().isoformat()}


def two_who_wait(scene: Scene) -> dict[str, object]:
    """Let Dana and Kofi be ready for a partner."""
    kofi = Enrolment.objects.get(person=scene.people["former_partner"])
    for enrolment in (scene.dana, kofi):
        fill_in(enrolment)
        Profile.objects.filter(enrolment=enrolment).update(languages=["en"])
    return {"person": [scene.dana.key, kofi.key]}


def one_to_join(scene: Scene) -> dict[str, object]:
    """Let Dana be ready, and fit Bo and Chidi."""
    for enrolment in (scene.dana, scene.bo, scene.chidi):
        fill_in(enrolment)
        Profile.objects.filter(enrolment=enrolment).update(languages=["en"])
    Person.objects.update(time_zone="Europe/Berlin")
    return {"person": [scene.dana.key], "partnership": scene.partnership.pk}


def paused(scene: Scene) -> dict[str, str]:
    pauses.pause(partnership=scene.partnership, until=None, by=scene.bo.person, at=timezone.now())
    return partnership(scene)


def in_line(scene: Scene) -> dict[str, str]:
    made = Signal.objects.create(
        cohort=scene.cohort, partnership=scene.partnership, kind="line", opened_at=timezone.now(), offered_at=timezone.now()
    )  # fmt: skip
    return {"key": made.key}


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("signals", "GET", "sxxxoxxx", lambda s: asked(s) and cohort(s)),
    Row("signals", "POST", "bbbbbbbb", cohort),
    Row("signal", "GET", "sxxxoxxx", asked),
    Row("signal", "POST", "sxxxoxxx", asked, lambda s: {"words": "When would it suit you?"}),
    Row("tick_off_signal", "GET", "bbbbbbbb", asked),
    Row("tick_off_signal", "POST", "sxxxoxxx", asked),
    Row("reopen_signal", "GET", "bbbbbbbb", asked),
    Row("reopen_signal", "POST", "sxxxoxxx", done),
    Row("snooze_signal", "GET", "bbbbbbbb", asked),
    Row("snooze_signal", "POST", "sxxxoxxx", asked, tomorrow),
    Row("signal", "POST", "sxxxoxxx", in_line, lambda s: {"words": "Let us talk"}, note="before a decision"),
    Row("decide_line", "GET", "bbbbbbbb", in_line),
    Row("decide_line", "POST", "sxxxoxxx", in_line, lambda s: {"keep": "no"}),
    Row("signal_policy", "GET", "sxxxoxxx", programme),
    Row("signal_policy", "POST", "sxxxoxxx", programme, thresholds),
    Row("partnerships", "GET", "sxxxoxxx", cohort),
    Row("partnerships", "POST", "bbbbbbbb", cohort),
    Row("partnership_dates", "GET", "sxxxoxxx", partnership),
    Row("partnership_dates", "POST", "bbbbbbbb", partnership),
    Row("end_partnership", "GET", "bbbbbbbb", partnership),
    Row("end_partnership", "POST", "sxxxoxxx", partnership),
    Row("pause_partnership", "GET", "bbbbbbbb", partnership),
    Row("pause_partnership", "POST", "sxxxoxxx", partnership),
    Row("resume_partnership", "GET", "bbbbbbbb", partnership),
    Row("resume_partnership", "POST", "sxxxoxxx", paused),
    Row("hit_rate", "GET", "sxxxoxxx", cohort),
    Row("hit_rate", "POST", "bbbbbbbb", cohort),
    Row("rematch", "GET", "sxxxoxxx", lambda s: two_who_wait(s) and cohort(s)),
    Row("rematch", "POST", "bbbbbbbb", cohort),
    Row("put_together", "GET", "bbbbbbbb", cohort),
    Row("put_together", "POST", "sxxxoxxx", cohort, two_who_wait),
    Row("put_together", "POST", "sxxxoxxx", cohort, one_to_join, note="one who joins a pair"),
    Row("helpful", "GET", "sxxoxxxx", written),
    Row("helpful", "POST", "sxxoxxxx", written, lambda s: {"helped": "yes"}),
]
