from datetime import timedelta

from django.utils import timezone

from colead.pairing.actions import choosing
from colead.pairing.models import Profile, Request, Round, Suggestion
from colead.pairing.states import RoundState
from tests.architecture.permissions.rounds import solved
from tests.architecture.permissions.row import Row
from tests.factories.people import NOW
from tests.factories.profiles import make_profile


def mentor(scene):
    scene.bo.roles = ["mentor"]
    scene.bo.save(update_fields=["roles"])
    return {"key": scene.bo.key}


def chooser(scene):
    """Let Bo have a shortlist with Dana on it."""
    suggested(scene)
    return {"key": scene.bo.key}


def suggested(scene, state=RoundState.CHOOSING):
    found, _ = Round.objects.get_or_create(
        cohort=scene.cohort, number=90, defaults={
            "state": state, "makes": "mentoring", "requested_by": scene.people["coordinator"], "requested_at": NOW,
            "choose_by": timezone.now() + timedelta(days=7), "suggested_at": NOW, "work_state": "done",
            "inputs": {"problem": {}, "enrolments": {}}, "policy": {"format": {"shortlist_length": 3}},
        },
    )  # fmt: skip
    made, _ = Suggestion.objects.get_or_create(
        round=found, enrolment=scene.bo, other=scene.dana, defaults={"position": 1, "own_side": 500}
    )
    return made


def askable(scene):
    """Let Bo be a learner without a mentor, and Dana a mentor with a place."""
    scene.bo.roles, scene.dana.roles = ["learner"], ["mentor"]
    for enrolment in (scene.bo, scene.dana):
        enrolment.save(update_fields=["roles"])
    if not Profile.objects.filter(enrolment=scene.dana).exists():
        make_profile(scene.dana, finished_at=NOW)
    return {"key": suggested(scene).key}


def asked(scene):
    """Let Dana, the peer of the table, have been asked by Bo, the partner; the round is over by then."""
    askable(scene)
    Round.objects.filter(number=90).update(state=RoundState.SUPERSEDED)
    made, _ = Request.objects.get_or_create(
        cohort=scene.cohort, asker=scene.bo, asked=scene.dana,
        defaults={"message": "", "asked_at": NOW, "answer_by": timezone.now() + timedelta(days=7)},
    )  # fmt: skip
    return {"key": made.key}


def choosing_round(scene):
    found = scene.cohort.rounds.get(key=solved(scene)["key"])
    return {"key": choosing.open(round=found, by=scene.people["coordinator"], at=NOW).key}


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("profile_places", "GET", "sxxoxxxx", mentor),
    Row("profile_places", "POST", "sxxoxxxx", mentor, lambda s: {"places": 1}),
    Row("choose", "GET", "sxxoxxxx", chooser),
    Row("choose", "POST", "sxxoxxxx", chooser),
    Row("ask", "GET", "sxxoxxxx", askable),
    Row("ask", "POST", "sxxoxxxx", askable, lambda s: {"message": "Would you?"}),
    Row("request", "GET", "sxooxxxx", asked, note="the two whom it is between, and nobody else"),
    Row("accept_request", "POST", "sxocxxxx", asked, note="only the mentor says yes"),
    Row("decline_request", "POST", "sxocxxxx", asked),
    Row("withdraw_request", "POST", "sxcoxxxx", asked, note="only the learner takes it back"),
    Row("open_choosing", "POST", "sxxxoxxx", solved),
    Row("stop_choosing", "POST", "sxxxoxxx", choosing_round),
    Row("requests", "GET", "sxxxoxxx", lambda s: {"key": s.cohort.key}),
]
