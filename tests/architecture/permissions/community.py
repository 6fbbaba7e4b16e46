from __future__ import annotations

from typing import Any

from django.utils import timezone

from colead.community.actions import announcements, milestones, stories
from tests.architecture.permissions.row import Row
from tests.factories.badges import bring_to_an_end, make_badge, make_signing_key
from tests.factories.community import announce, make_shown_thanks, make_story, make_thanks
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


def own_story(scene: Scene) -> dict[str, Any]:
    return {"key": make_story(scene.bo).key}


def told_story(scene: Scene) -> dict[str, Any]:
    return {"key": make_story(scene.bo, tells="none", reach="organisation").key}


def open_page(scene: Scene) -> dict[str, Any]:
    amara = scene.people["coordinator"]
    assert amara is not None
    stories.open_page(programme=scene.programme, is_open=True, by=amara, at=timezone.now())
    return {"key": scene.programme.key}


def agreed(scene: Scene) -> dict[str, Any]:
    return {"name_as": "first", "reach": "public", "until": timezone.now().date().isoformat()}


def announced(scene: Scene) -> dict[str, Any]:
    said = announce(scene)
    announcements.send_due(at=timezone.now())
    return {"key": said.key}


def waiting(scene: Scene) -> dict[str, Any]:
    return {"key": announce(scene).key}


NEWS = {"audience": "everybody", "title": "Next steps", "words": "Bring a question."}
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
    Row("stories", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("stories", "POST", "bbbbbbbb"),
    Row("write_story", "GET", "sxxoxxxx", bo),
    Row("write_story", "POST", "sxxoxxxx", bo, lambda s: {"hard": "I put it off."}),
    Row("story", "GET", "sxxoxxxx", own_story),
    Row("story", "GET", "sxxoxxxx", told_story, note="others read it on the page of told ones"),
    Row("story", "POST", "sxxoxxxx", own_story, lambda s: {"hard": "I put it off."}),
    Row("tell_story", "GET", "bbbbbbbb", own_story),
    Row("tell_story", "POST", "sxxoxxxx", own_story, agreed),
    Row("withdraw_story", "GET", "bbbbbbbb", told_story),
    Row("withdraw_story", "POST", "sxxoxxxx", told_story),
    Row("delete_story", "GET", "bbbbbbbb", own_story),
    Row("delete_story", "POST", "sxxoxxxx", own_story),
    Row("told_stories", "GET", "sxoooxxx", lambda s: {"key": s.programme.key}, but={"former_partner": "o"}),
    Row("told_stories", "POST", "bbbbbbbb", lambda s: {"key": s.programme.key}),
    Row("public_stories", "GET", "oooooooo", open_page, note="only where the programme has opened it"),
    Row("public_stories", "GET", "xxxxxxxx", lambda s: {"key": s.programme.key}),
    Row("public_stories", "POST", "bbbbbbbb", open_page),
    Row("programme_stories", "GET", "sxxxoxxx", lambda s: {"key": s.programme.key}),
    Row("programme_stories", "POST", "bbbbbbbb", lambda s: {"key": s.programme.key}),
    Row("open_story_page", "GET", "bbbbbbbb", lambda s: {"key": s.programme.key}),
    Row("open_story_page", "POST", "sxxxoxxx", lambda s: {"key": s.programme.key}, lambda s: {"open": "yes"}),
    Row("use_story", "GET", "bbbbbbbb", told_story),
    Row("use_story", "POST", "sxxxoxxx", told_story, lambda s: {"uses": "yes"}),
    Row("hide_story", "GET", "bbbbbbbb", told_story),
    Row("hide_story", "POST", "sxxxoxxx", told_story),
    Row("hide_story", "POST", "sxxxxxxx", own_story, note="one that is not told is not theirs to see"),
    Row("news", "GET", "sooooooo", note="each finds their own there, or none"),
    Row("news", "POST", "bbbbbbbb"),
    Row("announcement", "GET", "sxooxxxx", announced, but={"former_partner": "o"}, note="those to whom it went"),
    Row("announcement", "GET", "sxxxxxxx", waiting, note="it has gone to nobody yet"),
    Row("announcement", "POST", "bbbbbbbb", announced),
    Row("announcements", "GET", "sxxxoxxx", cohort),
    Row("announcements", "POST", "sxxxoxxx", cohort, lambda s: NEWS),
    Row("call_announcement_off", "GET", "bbbbbbbb", waiting),
    Row("call_announcement_off", "POST", "sxxxoxxx", waiting),
    Row("wall", "GET", "sxoooxxx", programme, but={"former_partner": "o"}, note="those who belong to it, and who runs it"),
    Row("wall", "POST", "bbbbbbbb", programme),
]  # fmt: skip
