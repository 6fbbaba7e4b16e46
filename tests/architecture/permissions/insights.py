from colead.insights.actions import improvements
from colead.insights.ledger.cuts import EVERYBODY
from colead.insights.ledger.shown import Share, as_json
from colead.insights.models import Result
from tests.architecture.permissions.row import Row
from tests.factories.people import NOW
from tests.factories.scene import Scene


def suggested(scene: Scene) -> dict[str, str]:
    """Let few have come to their meetings."""
    low = as_json(Share(30, 100, 50, 38, 62))
    Result.objects.create(
        cohort=scene.cohort, metric="attendance", cut=EVERYBODY, on=NOW.date(), was_given=True, shown=low, contributions="[{}]"
    )  # fmt: skip
    return {"key": scene.cohort.key, "metric": "attendance"}


def carried_on(scene: Scene) -> dict[str, str]:
    found = suggested(scene)
    improvements.accept(cohort=scene.cohort, metric="attendance", by=scene.people["coordinator"], at=NOW)
    return found


ROWS = [
    #                     nobody stranger peer partner coordinator other sponsor administrator
    Row("cohort", "GET", "sxxxoxxx", lambda s: {"key": s.cohort.key}, but={"co_coordinator": "o"}),
    Row("figures", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("metrics", "GET", "oooooooo"),
    Row("metrics", "POST", "bbbbbbbb"),
    Row("report", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("report_pdf", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report_pdf", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("board_pdf", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("board_pdf", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("report_csv", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report_csv", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("next_time", "GET", "sxxxoxxx", lambda s: {"key": s.cohort.key}),
    Row("next_time", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("accept_improvement", "GET", "bbbbbbbb", suggested),
    Row("accept_improvement", "POST", "sxxxoxxx", suggested),
    Row("drop_improvement", "GET", "bbbbbbbb", suggested),
    Row("drop_improvement", "POST", "sxxxoxxx", carried_on),
]
