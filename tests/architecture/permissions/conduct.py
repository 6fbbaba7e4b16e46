from __future__ import annotations

from typing import Any

from colead.people.models import Person
from tests.architecture.permissions.row import Row
from tests.cast import FEMI
from tests.factories.people import make_person
from tests.factories.reports import let_listen, make_report
from tests.factories.scene import Scene

VERA = {"safeguarding_contact": "o"}


def contact(scene: Scene) -> Person:
    vera = scene.people["safeguarding_contact"]
    assert vera is not None
    return vera


def entrusted(scene: Scene) -> dict[str, str]:
    return {"key": make_report(contact(scene)).report.key}


def entrusted_to_another(scene: Scene) -> dict[str, str]:
    another = make_person(FEMI)
    let_listen(another)
    return {"key": make_report(another).report.key}


def of_bo(scene: Scene) -> dict[str, str]:
    return {"key": make_report(contact(scene), by=scene.bo.person).report.key}


def filled_in(scene: Scene) -> dict[str, Any]:
    return {"contact": contact(scene).key, "words": "He shouts", "named": "no"}


def code(scene: Scene) -> dict[str, Any]:
    return {"code": make_report(contact(scene)).code, "words": "Again"}


def another_contact(scene: Scene) -> dict[str, Any]:
    made, another = make_report(contact(scene)), make_person(FEMI)
    let_listen(another)
    return {"code": made.code, "contact": another.key}


def listener(scene: Scene) -> dict[str, str]:
    let_listen(make_person(FEMI))
    return {"key": contact(scene).key}


ROWS = [
    #                            nobody stranger peer partner coordinator other sponsor administrator
    Row("report_conduct", "GET", "oooooooo", note="without an account as well"),
    Row("report_conduct", "POST", "oooooooo", data=filled_in),
    Row("report_mailbox", "GET", "oooooooo"),
    Row("report_mailbox", "POST", "oooooooo", data=code, note="holding the code is the permission"),
    Row("write_report", "GET", "bbbbbbbb"),
    Row("write_report", "POST", "oooooooo", data=code, note="holding the code is the permission"),
    Row("choose_report_contact", "GET", "bbbbbbbb"),
    Row("choose_report_contact", "POST", "oooooooo", data=another_contact, note="holding the code"),
    Row("own_conduct_report", "GET", "sxxoxxxx", of_bo, note="who made it under their name"),
    Row("own_conduct_report", "POST", "sxxoxxxx", of_bo, lambda s: {"words": "Again"}),
    Row("conduct_reports", "GET", "sxxxxxxx", but=VERA, note="contacts alone"),
    Row("conduct_report", "GET", "sxxxxxxx", entrusted, but=VERA),
    Row("conduct_report", "GET", "sxxxxxxx", entrusted_to_another, note="not even another contact"),
    Row("conduct_report", "POST", "sxxxxxxx", entrusted, lambda s: {"words": "I see"}, but=VERA),
    Row("conduct_report", "POST", "sxxxxxxx", entrusted_to_another, lambda s: {"words": "I see"}),
    Row("safeguarding_contacts", "GET", "sxxxxxxo"),
    Row(
        "safeguarding_contacts",
        "POST",
        "sxxxxxxo",
        data=lambda s: {"name": "New", "email": "new@example.org"},
    ),
    Row("withdraw_safeguarding_contact", "POST", "sxxxxxxo", listener),
]
