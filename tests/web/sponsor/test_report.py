from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest
from django.template.loader import get_template, render_to_string
from django.urls import reverse

from colead.insights.actions import results
from colead.insights.ledger.shown import Point, Share, Staying
from colead.insights.queries.report import report
from colead.insights.wording import sentence
from colead.partnerships.models import Goal, Member, Taps
from colead.people.models import DirectoryEntry, Person
from colead.web.templatetags.charts import curve, interval
from colead_measurement.claims import Claim, OverClaim
from tests.cast import AMARA, SAM
from tests.factories.partnerships import make_meeting, make_partnership
from tests.factories.pdf import inside
from tests.factories.people import NOW, make_person
from tests.factories.programmes import appoint, enrol, make_cohort, make_programme

CANARY = "canary-in-a-goal"
WEEK = timedelta(days=7)


@pytest.fixture
def cohort(db):
    """Twenty-four people in twelve pairs at two sites: eight pairs have met, and everybody has a goal."""
    amara, sam = make_person(AMARA), make_person(SAM)
    programme = make_programme(amara)
    appoint(sam, programme)
    cohort = make_cohort(programme)
    people = []
    for n in range(24):
        person = Person.objects.create(email=f"p{n}@example.org", name=f"=Person {n}", created_at=NOW)
        site = "=Leeds" if n < 12 else "York"
        DirectoryEntry.objects.create(
            reference=f"R{n}", name=person.name, person=person, site=site, changed_at=NOW
        )
        people.append(enrol(person, cohort))
    for n in range(0, 24, 2):
        pair = make_partnership(*people[n : n + 2])
        meeting = make_meeting(pair, starts_at=NOW, state="held" if n < 16 else "missed")
        for place, seat in enumerate(Member.objects.filter(partnership=pair)):
            level = str(1 + (n + place) % 5)
            Goal.objects.create(
                enrolment=seat.enrolment, title=CANARY, level=level, due_on=NOW.date(), created_at=NOW
            )
            topic = "CON" if n < 8 else "STR"
            Taps.objects.create(meeting=meeting, member=seat, held=n < 16, topic=topic, answered_at=NOW)
    at = NOW + 3 * WEEK
    results.release(cohort=cohort, on=at.date(), at=at)
    return cohort


def test_the_sponsor_reads_what_the_ledger_gave_and_each_figure_leads_to_its_definition(
    cohort, sign_in, django_assert_num_queries
):
    client = sign_in(SAM)
    client.get(reverse("report", args=[cohort.key]))
    with django_assert_num_queries(8):
        page = client.get(reverse("report", args=[cohort.key])).content.decode()
    figures = {line.code for line in report(cohort).lines}
    assert figures >= {"reach", "coverage", "attendance", "goal_attainment", "topics"}
    assert all(f'href="/metrics/#{code}"' in page for code in figures)
    assert CANARY not in page
    # Sixteen of 24 seats were taken: .67; twelve pairs are twelve observations: Wilson for 8 of 12 is .39 to .86.
    assert "67 per cent (95 per cent interval: 39 to 86)." in page


def test_before_the_first_release_the_page_says_when_it_comes(sign_in, db):
    programme = make_programme(make_person(AMARA))
    page = sign_in(AMARA).get(reverse("report", args=[make_cohort(programme).key])).content.decode()
    assert "too few people to tell yet" in page
    assert "Keep as PDF" not in page


def test_the_table_holds_the_same_figures_and_no_cell_is_a_formula(cohort, sign_in):
    answer = sign_in(SAM).get(reverse("report_csv", args=[cohort.key])).content.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(answer)))
    found = report(cohort)
    assert len(lines) == 1 + sum(1 + len(line.bars) + len(line.cuts) for line in found.lines)
    assert {line[4] for line in lines[1:]} >= {line.sentence for line in found.lines}
    assert not [cell for line in lines for cell in line if cell[:1] in tuple("=+-@\t")]
    assert CANARY not in answer


@pytest.mark.parametrize(("address", "in_full"), [("report_pdf", True), ("board_pdf", False)])
def test_the_paper_says_what_the_page_says(address, in_full, cohort, sign_in):
    answer = sign_in(SAM).get(reverse(address, args=[cohort.key]))
    assert answer["Content-Type"] == "application/pdf"
    pages = re.findall(rb"/Type\s*/Page\b", inside(answer.content))
    assert len(pages) > 1 if in_full else len(pages) == 1
    found = report(cohort)
    context = {"cohort": cohort, "report": found, "in_full": in_full}
    told = render_to_string("pdf/report.html", context)
    assert all(line.sentence in told for line in found.lines)
    assert CANARY not in told


def test_a_sentence_may_not_say_more_than_the_design(cohort, monkeypatch):
    (line, *_) = report(cohort).lines
    assert sentence(line.figure, Claim.COUNTS)
    monkeypatch.setattr(
        "colead.insights.wording._said", lambda shown: "The effect of the programme is large."
    )
    with pytest.raises(OverClaim):
        report(cohort)


def test_a_bound_is_drawn_as_a_bound():
    drawn = interval(Share(40, 40, over=80))
    assert (drawn["sure"], drawn["start"], drawn["width"], drawn["is_bound"]) == (80, 80, 20, True)
    assert interval(Share(40, 40, 50, 35, 65))["is_bound"] is False


def test_a_curve_goes_down_in_steps_and_stays_in_its_frame():
    points = (Point(0, 100, 100, 100), Point(60, 80, 60, 90), Point(90, 50, 30, 70))
    drawn = curve(Staying(30, 30, points), "x")
    assert drawn["line"] == "M34.0 8.0 H246.0 V36.0 H352.0 V78.0"
    assert drawn["band"].endswith("Z")


@pytest.mark.parametrize("name", ["interval", "curve"])
def test_a_chart_carries_its_colours_to_paper_where_no_sheet_reaches_into_it(name):
    shapes = re.findall(r"<(?:rect|line|path|text)\b[^>]*>", get_template(f"ui/{name}.html").template.source)
    assert shapes
    assert all("fill=" in shape or "stroke=" in shape for shape in shapes)
