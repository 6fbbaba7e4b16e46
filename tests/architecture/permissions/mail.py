from typing import Any

from django.utils import timezone

from colead.kernel.mail_kinds import switchable_groups
from colead.kernel.unsubscribe import ending
from tests.architecture.permissions.row import Row
from tests.factories.scene import Scene


def choices(scene: Scene) -> dict[str, Any]:
    """Fill in the page on which people choose what comes by e-mail."""
    chosen = {group.name: "daily" for group in switchable_groups()}
    return {**chosen, "quiet_from": "21", "quiet_until": "7"}


def token(scene: Scene) -> dict[str, Any]:
    """Give Bo's link; holding it is the permission."""
    address = ending("partnerships.agreement_agreed", scene.bo.person.key, at=timezone.now())
    return {"token": address.rstrip("/").rpartition("/")[2]}


ROWS = [
    #                               nobody stranger peer partner coordinator other sponsor administrator
    Row("mail_settings", "GET", "sooooooo"),
    Row("mail_settings", "POST", "sooooooo", data=choices),
    Row("try_address_again", "POST", "sooooooo", note="one's own address"),
    Row(
        "try_their_address_again",
        "POST",
        "sxxxoxxx",
        lambda s: {"key": s.bo.key},
        but={"co_coordinator": "o"},
    ),
    Row("mail_samples", "GET", "sxxxxxxo"),
    Row("mail_sample", "GET", "sxxxxxxo", lambda s: {"kind": "kernel.daily"}),
    Row(
        "mail_sample_html",
        "GET",
        "sxxxxxxo",
        lambda s: {"kind": "kernel.daily", "place": 0, "scheme": "dark"},
    ),
    Row("unsubscribe", "GET", "oooooooo", token),
    Row("unsubscribe", "POST", "oooooooo", token),
    Row("undo_unsubscribe", "POST", "oooooooo", token),
]
