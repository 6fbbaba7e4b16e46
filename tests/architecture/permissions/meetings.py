from datetime import timedelta

from colead.partnerships.actions import days_off, feeds
from tests.architecture.permissions.row import Row
from tests.factories.partnerships import make_series, tomorrow
from tests.factories.people import NOW
from tests.factories.scene import Scene

DAYS = {"first_day": "2031-12-24", "last_day": "2031-12-31"}


def partnership(scene: Scene) -> dict[str, str]:
    return {"key": scene.partnership.key}


def enrolment(scene: Scene) -> dict[str, str]:
    return {"key": scene.bo.key}


def cohort(scene: Scene) -> dict[str, str]:
    return {"key": scene.cohort.key}


def in_a_series(scene: Scene) -> dict[str, str]:
    return {"key": make_series(scene.partnership, tomorrow(), count=3)[0].key}


def away(scene: Scene) -> dict[str, str]:
    first, last = NOW.date(), NOW.date()
    absence = days_off.be_away(enrolment=scene.bo, first_day=first, last_day=last, by=scene.bo.person, at=NOW)
    return {"key": absence.key}


def turn_of_the_year(scene: Scene) -> dict[str, str]:
    amara, day = scene.people["coordinator"], NOW.date()
    assert amara is not None
    made = days_off.add_break(
        cohort=scene.cohort, name="Break", first_day=day, last_day=day, by=amara, at=NOW
    )
    return {"key": made.key}


def address(scene: Scene) -> dict[str, str]:
    return {"token": feeds.renew(by=scene.bo.person, at=NOW).token}


def times(scene: Scene) -> dict[str, object]:
    return {"every": 7, "minutes": 60, "place": "", "time": [(tomorrow() + timedelta(hours=3)).isoformat()]}


def later(scene: Scene) -> dict[str, object]:
    return {"moves": 1, "following": 1, "day": f"{tomorrow():%Y-%m-%d}", "clock": "21:00", "minutes": 60}


ROWS = [
    #                     nobody stranger peer partner coordinator other sponsor administrator
    Row("meetings", "GET", "sxxoxxxx", partnership, but={"former_partner": "x"}),
    Row("meetings", "POST", "bbbbbbbb", partnership),
    Row("meetings_csv", "GET", "sxxoxxxx", partnership),
    Row("meetings_csv", "POST", "bbbbbbbb", partnership),
    Row("plan_series", "GET", "sxxoxxxx", partnership),
    Row("plan_series", "POST", "sxxoxxxx", partnership, times),
    Row("meeting_time", "POST", "sxxoxxxx", in_a_series, later, note="and all that follow"),
    Row(
        "cancel_meeting",
        "POST",
        "sxxoxxxx",
        in_a_series,
        lambda s: {"following": 1},
        note="and all that follow",
    ),
    Row("absences", "GET", "sxxoxxxx", enrolment),
    Row("absences", "POST", "sxxoxxxx", enrolment, lambda s: DAYS),
    Row("remove_absence", "GET", "bbbbbbbb", away),
    Row("remove_absence", "POST", "sxxoxxxx", away),
    Row("breaks", "GET", "sxxxoxxx", cohort),
    Row("breaks", "POST", "sxxxoxxx", cohort, lambda s: {"name": "Break", **DAYS}),
    Row("remove_break", "GET", "bbbbbbbb", turn_of_the_year),
    Row("remove_break", "POST", "sxxxoxxx", turn_of_the_year),
    Row("own_calendar", "GET", "sooooooo", but={"former_partner": "o"}),
    Row("own_calendar", "POST", "sooooooo", but={"former_partner": "o"}),
    Row("revoke_calendar", "GET", "bbbbbbbb"),
    Row("revoke_calendar", "POST", "sooooooo", note="where there is none, nothing happens"),
    Row("calendar_feed", "GET", "oooooooo", address, note="whoever holds the address"),
    Row("calendar_feed", "POST", "bbbbbbbb", address),
]
