from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from colead.people.actions import imports
from colead.people.models import DirectoryEntry, DirectoryImport
from tests.cast import ADA
from tests.factories.people import make_person
from tests.web.coordinator.reading import act, page, text

pytestmark = pytest.mark.django_db
FILE = b"staff number,name,level,gender,pet\n1,Bo,4,x,cat\n,Nobody,nine,y,dog\n3,Chidi,ten,z,owl\n"


@pytest.fixture
def ada():
    return make_person(ADA, is_administrator=True)


@pytest.fixture
def browser(ada, client):
    client.force_login(ada)
    return client


def upload(browser, content=FILE) -> DirectoryImport:
    """Send a file as the form does, and leave it waiting."""
    answer = browser.post(reverse("new_import"), {"file": SimpleUploadedFile("people.csv", content)})
    assert answer.status_code == 302
    return DirectoryImport.objects.get(key=answer.url.split("/")[-2])


def look_through(browser, content=FILE) -> DirectoryImport:
    started = upload(browser, content)
    imports.work_through(timezone.now)
    return started


def headline(answer) -> str:
    return re.search(r"<h1>(.*?)</h1>", text(answer), re.S)[1].strip()


def rows(answer) -> list[list[str]]:
    """Read the cells of every table on the page."""
    bodies = re.findall(r"<tbody>(.*?)</tbody>", text(answer), re.S)
    found = re.findall(r"<tr>(.*?)</tr>", "".join(bodies), re.S)
    return [re.findall(r"<td[^>]*>(.*?)</td>", row, re.S) for row in found]


def figures(started) -> list[int]:
    started.refresh_from_db()
    return [started.preview[name] for name in ("rows", "new", "changed", "same", "left_out")]


def test_without_a_file_the_form_says_what_to_do(browser):
    answer = browser.post(reverse("new_import"))
    assert (answer.status_code, "Choose a file first." in text(answer)) == (422, True)
    assert DirectoryImport.objects.count() == 0


def test_a_waiting_file_shows_its_progress_and_the_page_comes_by_itself(browser):
    started = upload(browser)
    whole = page(browser, "import", started)
    part = browser.get(reverse("import", args=[started.key]), headers={"HX-Request": "true"})
    assert ("Waiting for a worker" in text(whole), text(part).lstrip().startswith('<div class="card"')) == (
        True, True,
    )  # fmt: skip
    imports.work_through(timezone.now)
    done = browser.get(reverse("import", args=[started.key]), headers={"HX-Request": "true"})
    assert (done.headers["HX-Refresh"], done.content) == ("true", b"")


def test_the_preview_says_what_would_change_and_names_every_problem_by_row_and_column(browser):
    started = look_through(browser)
    answer = page(browser, "import", started)
    assert (headline(answer), figures(started)) == ("2 new people, 0 changed: write them?", [3, 2, 0, 0, 1])
    assert rows(answer) == [
        ["3", "level", "“nine” is not a level that we know. Use a number; higher is more senior."],
        ["3", "staff number", "There is no staff number and no e-mail address; the row was left out."],
        ["4", "level", "“ten” is not a level that we know. Use a number; higher is more senior."],
        ["1", "Bo", "4"],
        ["3", "Chidi", ""],
    ]
    assert re.findall(r'<span class="tag">(.*?)</span>', text(answer)) == ["gender", "pet"]


@pytest.mark.parametrize("lines", [1, 3])
def test_the_preview_is_read_with_one_number_of_queries(browser, lines, django_assert_num_queries):
    table = b"staff number,name,level\n" + b"".join(b"%d,Bo,many\n" % number for number in range(lines))
    started = look_through(browser, table)
    with django_assert_num_queries(5):
        page(browser, "import", started)


def test_columns_that_nobody_recognised_are_said_by_hand(browser):
    started = look_through(browser, b"nummer,wie sie heissen,gender\n1,Bo,x\n")
    before = page(browser, "import", started)
    assert (headline(before), '<details class="card" open>' in text(before)) == (
        "This file changes nothing", True,
    )  # fmt: skip
    act(
        browser,
        "choose_columns",
        started,
        {"column-0": "reference", "column-1": "name", "column-2": "function"},
    )
    imports.work_through(timezone.now)
    after = page(browser, "import", started)
    assert (headline(after), rows(after)) == ("1 new person, 0 changed: write them?", [["1", "Bo"]])
    chosen = re.findall(r'<option value="(\w+)" selected>', text(after))
    assert chosen == ["reference", "name"]


def test_confirmed_it_is_written_and_said(browser):
    started = look_through(browser)
    act(browser, "confirm_import", started)
    imports.work_through(timezone.now)
    answer = page(browser, "import", started)
    assert headline(answer) == "The directory is up to date: 2 new, 0 changed"
    assert "Write to the directory" not in text(answer)
    assert list(DirectoryEntry.objects.order_by("reference").values_list("reference", "name", "level")) == [
        ("1", "Bo", 4), ("3", "Chidi", None),
    ]  # fmt: skip


def test_the_same_file_again_offers_nothing_to_write(browser):
    for _time in range(2):
        started = look_through(browser)
        act(browser, "confirm_import", started)
        imports.work_through(timezone.now)
    answer = page(browser, "import", started)
    assert (headline(answer), figures(started)) == ("This file changes nothing", [3, 0, 0, 2, 1])
    assert "Write to the directory" not in text(answer)


def test_thrown_away_nothing_is_kept(browser):
    started = look_through(browser)
    assert "Nothing of it was written." in text(act(browser, "discard_import", started))
    assert headline(page(browser, "import", started)) == "This file was thrown away"
    assert (DirectoryEntry.objects.count(), bytes(DirectoryImport.objects.get().content)) == (0, b"")


def test_what_cannot_be_read_is_a_sentence_and_another_file_is_offered(browser):
    answer = page(browser, "import", look_through(browser, b"\x89PNG\x00\x00"))
    assert headline(answer) == "This file could not be read"
    assert "Save it as CSV or XLSX and upload it again." in text(answer)
    assert reverse("new_import") in text(answer)


def test_pressing_a_button_too_late_is_a_calm_answer(browser):
    started = look_through(browser)
    act(browser, "discard_import", started)
    answer = browser.post(reverse("confirm_import", args=[started.key]))
    assert (answer.status_code, DirectoryEntry.objects.count()) == (409, 0)
