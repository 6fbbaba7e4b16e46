from __future__ import annotations

from typing import Any

from django.utils import timezone

from colead.community.actions import milestones
from tests.architecture.permissions.row import Row
from tests.factories.badges import bring_to_an_end, make_badge, make_signing_key
from tests.factories.community import make_shown_thanks, make_thanks
from tests.factories.scene import Scene


def chidi(scene: Scene) -> dict[str, Any]:
    return {"key": scene.chidi.key}


def bo(scene: Scene) -> dict[str, Any]:
    return {"key": scene.bo.key}


def said(scene: Scene) -> dict[str, Any]:
    milestones.say(enrolment=scene.bo, milestone="helped", by=scene.bo.person, at=timezone.now())
    return {"key": scene.bo.key}


def dana(scene: Scene) -> dict[str, Any]:
    return {"key": scene.dana.key}


def given(scene: Scene) -> dict[str, Any]:
    return {"key": make_thanks(scene.bo, scene.chidi).key}


def shown(scene: Scene) -> dict[str, Any]:
    return {"key": make_shown_thanks(scene.bo, scene.chidi).key}


def programme(scene: Scene) -> dict[str, Any]:
    make_shown_thanks(scene.bo, scene.chidi)
    return {"key": scene.programme.key}


def badge(scene: Scene) -> dict[str, Any]:
    return {"key": make_badge(scene.bo, scene.partnership).key}


def as_text(scene: Scene) -> dict[str, Any]:
    return {**badge(scene), "ending": "jwt"}


def to_take(scene: Scene) -> dict[str, Any]:
    bring_to_an_end(scene.partnership)
    return {"key": scene.bo.key, "kind": "took_part"}


def signing_key(scene: Scene) -> dict[str, Any]:
    return {"key": make_signing_key().key}


def first_list(scene: Scene) -> dict[str, Any]:
    make_signing_key()
    return {"number": 0}


def achievement(scene: Scene) -> dict[str, Any]:
    return {"key": scene.programme.key, "kind": "mentored"}


def cohort(scene: Scene) -> dict[str, Any]:
    return {"key": scene.cohort.key}


WORDS = {"did": "You waited.", "changed": "I found the sentence myself."}
ROWS = [
    #                       nobody stranger peer partner coordinator other sponsor administrator
    Row("thanks", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("thanks", "POST", "bbbbbbbb"),
    Row("give_thanks", "GET", "sxxoxxxx", chidi, note="those whom one meets; who met once does not any more"),
    Row("give_thanks", "GET", "sxxxxxxx", dana, note="nobody meets her"),
    Row("give_thanks", "POST", "sxxoxxxx", chidi, lambda s: WORDS),
    Row("show_thanks", "GET", "bbbbbbbb", given),
    Row("show_thanks", "POST", "sxxoxxxx", given),
    Row("hide_thanks", "GET", "bbbbbbbb", shown),
    Row("hide_thanks", "POST", "sxxoxxxx", shown),
    Row("delete_thanks", "GET", "bbbbbbbb", given),
    Row("delete_thanks", "POST", "sxxoxxxx", given),
    Row("milestones", "GET", "sxxoxxxx", bo),
    Row("milestones", "POST", "bbbbbbbb", bo),
    Row("say_milestone", "GET", "bbbbbbbb", bo),
    Row("say_milestone", "POST", "sxxoxxxx", bo, lambda s: {"milestone": "ending"}),
    Row("unsay_milestone", "GET", "bbbbbbbb", said),
    Row("unsay_milestone", "POST", "sxxoxxxx", said, lambda s: {"milestone": "helped"}),
    Row("programme_milestones", "GET", "sxxxoxxx", programme),
    Row("programme_milestones", "POST", "sxxxoxxx", programme, lambda s: {"milestones": ["goal"]}),
    Row("badges", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("badges", "POST", "bbbbbbbb"),
    Row("take_badge", "GET", "sxxoxxxx", to_take),
    Row("take_badge", "POST", "sxxoxxxx", to_take, lambda s: {"evidence": "I waited."}),
    Row("delete_badge", "GET", "bbbbbbbb", badge),
    Row("delete_badge", "POST", "sxxoxxxx", badge),
    Row("badge_file", "GET", "sxxoxxxx", as_text),
    Row("badge_file", "POST", "bbbbbbbb", as_text),
    Row("badge_certificate", "GET", "sxxoxxxx", badge),
    Row("badge_certificate", "POST", "bbbbbbbb", badge),
    Row("badge", "GET", "oooooooo", badge, note="who has its address got it from the holder"),
    Row("badge", "POST", "bbbbbbbb", badge),
    Row("badge_issuer", "GET", "oooooooo", note="for verifiers"),
    Row("badge_issuer", "POST", "bbbbbbbb"),
    Row("badge_key", "GET", "oooooooo", signing_key, note="its public part, for verifiers"),
    Row("badge_key", "POST", "bbbbbbbb", signing_key),
    Row("badge_status", "GET", "oooooooo", first_list, note="for verifiers"),
    Row("badge_status", "POST", "bbbbbbbb", first_list),
    Row("badge_achievement", "GET", "oooooooo", achievement, note="for verifiers"),
    Row("badge_achievement", "POST", "bbbbbbbb", achievement),
    Row("cohort_badges", "GET", "sxxxoxxx", cohort),
    Row("cohort_badges", "POST", "bbbbbbbb", cohort),
    Row("revoke_badge", "GET", "bbbbbbbb", badge),
    Row("revoke_badge", "POST", "sxxxoxxx", badge),
    Row("wall", "GET", "sxoooxxx", programme, but={"former_partner": "o"}, note="those who belong to it, and who runs it"),
    Row("wall", "POST", "bbbbbbbb", programme),
]  # fmt: skip
