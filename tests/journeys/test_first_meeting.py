"""The whole product once: from an empty installation to the first meeting, through real pages, mail and calendar."""

from __future__ import annotations

import re
import time
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.browser import accessibility_problems, new_context, scrolls_sideways, take_picture
from tests.support.product import PATIENCE, Product

pytestmark = pytest.mark.journey
DIRECTORY = Path("src/colead/cli/demo/directory.csv")
PASSWORD = "a long enough password"
ADMINISTRATOR = "ada.root@example.org"
# Whom the journey follows: what they need and what they offer.
PEERS = {
    "bo.sample@example.org": ("Conflict resolution", "Strategic planning"),
    "chidi.example@example.org": ("Strategic planning", "Conflict resolution"),
    "dana.instance@example.org": ("Developing others", "Communication"),
    "femi.nominal@example.org": ("Communication", "Developing others"),
}
SPONSOR = "olu.pattern@example.org"
# Invited with them: everybody of two functions. One says no, two never answer, the others are not followed.
APART = {"dana.instance@example.org": "Femi Nominal"}
FUNCTIONS = ("Product", "Finance")
DECLINES = "luca.draft@example.org"
SILENT = ("tove.token@example.org", "arlo.model@example.org")


def test_from_an_empty_installation_to_the_first_meeting(browser: Browser, product: Product):
    product.start()
    desk = new_context(browser)
    page = watched(desk)
    first_administrator(page, product)
    import_directory(page, product)
    programme_and_cohort(page, product)
    invite(page, product)
    for address, (need, strength) in PEERS.items():
        accept_and_tell(browser, product, address, need, strength)
    decline(browser, product)
    assert scenario(product, f"answer{SILENT}") == "10"
    match_and_publish(page)
    pick_a_time(browser, product)
    move_cancel_and_find_another(browser, product)
    hold_the_meeting(browser, product)
    what_the_coordinator_and_the_sponsor_see(browser, page, product)
    desk.close()


def watched(context: BrowserContext) -> Page:
    """Open a page on which a script error or a refused resource fails the journey."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
    return page


def looked_at(page: Page, name: str) -> None:
    """Let axe look at the page, once its styles are there, and take its picture."""
    page.wait_for_load_state("load")
    assert accessibility_problems(page) == []
    assert not scrolls_sideways(page), f"{name} scrolls sideways"
    take_picture(page, name)


def first_administrator(page: Page, product: Product) -> None:
    token = re.search(r"token (\S+)", product.output)
    assert token is not None, product.output
    page.goto(f"{product.url}/start/")
    page.get_by_label("Token").fill(token[1])
    page.get_by_label("Name").fill("Ada Root")
    page.get_by_label("E-mail address").fill(ADMINISTRATOR)
    page.get_by_label("Password").fill(PASSWORD)
    looked_at(page, "01-start")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is the programme for?")


def import_directory(page: Page, product: Product) -> None:
    page.goto(f"{product.url}/imports/new/")
    page.get_by_label("CSV or XLSX").set_input_files(DIRECTORY)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "60 new people, 0 changed: write them?", timeout=120_000
    )
    looked_at(page, "02-import")
    page.get_by_role("button", name="Write to the directory").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "The directory is up to date", timeout=120_000
    )


def programme_and_cohort(page: Page, product: Product) -> None:
    page.goto(f"{product.url}/programmes/new/")
    page.get_by_label("Name", exact=True).fill("Leading through change")
    page.get_by_label("Purpose").fill("Each manager has one colleague to think with.")
    page.get_by_role("button", name="Set up the programme").click()
    page.get_by_role("link", name="Who runs it").click()
    page.get_by_label("Name", exact=True).fill("Olu Pattern")
    page.get_by_label("E-mail address").fill(SPONSOR)
    page.get_by_role("radio", name="sponsor").check()
    page.get_by_role("button", name="Appoint").click()
    page.get_by_role("link", name="Leading through change").click()
    page.get_by_role("link", name="Plan the first cohort").click()
    page.get_by_label("Name", exact=True).fill("Spring")
    for label, days in (("Answer the invitation by", 1), ("Starts on", 2), ("Ends on", 180)):
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + days * 86_400))
        page.get_by_label(label).fill(day)
    page.get_by_role("button", name="Plan the cohort").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring: nobody is invited yet")


def invite(page: Page, product: Product) -> None:
    page.get_by_role("link", name="Invite people").click()
    page.get_by_text("Function", exact=True).first.click()
    for function in FUNCTIONS:
        page.get_by_label(function, exact=True).check()
    expect(page.get_by_text("16 people can be invited")).to_be_visible()
    page.get_by_label("Choose all 16").check()
    page.get_by_label("Or paste addresses").fill("Chidi Example <chidi.example@example.org>")
    looked_at(page, "03-invite")
    page.get_by_role("button", name="Look at the list once more").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Invite 17 people?")
    page.get_by_role("button", name="Send the invitations").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring: waiting for answers")


def decline(browser: Browser, product: Product) -> None:
    """Say no by the link in the mail: one click, no reason."""
    phone = new_context(browser, "phone")
    page = watched(phone)
    page.goto(link_in(mail_to(product, DECLINES, "invitation"), "/i/"))
    page.get_by_role("button", name="No, thank you").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for saying so")
    phone.close()


def accept_and_tell(browser: Browser, product: Product, address: str, need: str, strength: str) -> None:
    """Say yes by the link in the mail and fill the profile in, on a phone."""
    phone = new_context(browser, "phone")
    page = watched(phone)
    page.goto(link_in(mail_to(product, address, "invitation"), "/i/"))
    if address.startswith("bo."):
        looked_at(page, "04-invitation-phone")
    page.get_by_role("button", name="Yes, I take part").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on to your profile").click()
    go_on = page.get_by_role("button", name="Save and go on")
    page.get_by_label(need).first.check()
    expect(page.locator("#saved")).to_have_text("Saved")
    if address.startswith("bo."):
        looked_at(page, "05-needs-phone")
    go_on.click()
    page.get_by_label(strength).first.check()
    go_on.click()
    page.get_by_label("Asking why once more").check()
    go_on.click()
    page.get_by_label("English").first.check()
    go_on.click()
    page.get_by_label("Your time zone").select_option("Europe/Berlin")
    page.get_by_role("button", name="Weekday mornings").click()
    expect(page.get_by_label("Monday 08:00")).to_be_checked()
    if address.startswith("bo."):
        looked_at(page, "06-week-phone")
    go_on.click()
    if address in APART:
        page.get_by_label("Name or e-mail address").fill(APART[address])
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.get_by_role("button", name=f"Remove {APART[address]}")).to_be_visible()
        page.get_by_role("link", name="Go on").click()
    else:
        page.get_by_role("link", name="Nobody, go on").click()
    page.get_by_role("button", name="That is me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: you are in")
    phone.close()


def match_and_publish(page: Page) -> None:
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring: 14 people are ready for a partner")
    page.get_by_role("link", name="Match them").click()
    page.get_by_role("button", name="Match").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Round 1: everyone has a partner", timeout=120_000
    )
    looked_at(page, "07-round")
    # Dana and Femi have most for each other, and Dana would rather not; nobody but Dana knows that they said so.
    assert "Femi Nominal" not in page.locator("tbody tr").filter(has_text="Dana Instance").first.inner_text()
    assert "apart" not in page.locator("main").inner_text().lower().replace("keep apart", "")
    expect(page.locator("tbody tr").filter(has_text="Bo Sample").first).to_contain_text("Chidi Example")
    page.locator("tr", has_text="Bo Sample").locator("button[value=lock]").click()
    page.get_by_label("Different functions").fill("90")
    page.get_by_role("button", name="Solve again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Round 2: everyone has a partner", timeout=120_000
    )
    page.get_by_role("link", name="Compare with round 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Round 2 has the same partnerships as round 1")
    looked_at(page, "08-compare")
    page.get_by_role("link", name="Round 2", exact=True).first.click()
    page.get_by_role("button", name="Approve").click()
    page.get_by_text("Publish", exact=True).click()
    page.get_by_role("button", name="Publish and tell everybody").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring: 0 of 7 partnerships have met")


def pick_a_time(browser: Browser, product: Product) -> None:
    mail_to(product, "bo.sample@example.org", "Chidi")
    phone = new_context(browser, "phone")
    page = sign_in(phone, product, "bo.sample@example.org")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chidi")
    expect(page.get_by_text("You give")).to_be_visible()
    looked_at(page, "09-partner-phone")
    page.get_by_role("button", name="Take this time").click()
    expect(page.get_by_role("link", name="Prepare your half")).to_be_visible()
    for address in ("bo.sample@example.org", "chidi.example@example.org"):
        assert calendars_to(product, address, 1) == [("REQUEST", 0)]
    phone.close()


def move_cancel_and_find_another(browser: Browser, product: Product) -> None:
    """Chidi moves the meeting, Bo cancels it, and they find another time: each calendar follows."""
    phone = new_context(browser, "phone")
    page = sign_in(phone, product, "chidi.example@example.org")
    page.get_by_role("link", name="Move it").click()
    looked_at(page, "09b-move-phone")
    page.get_by_role("button", name="Take this time").click()
    expect(page.get_by_text("The time is set. Everybody gets an invitation.")).to_be_visible()
    page.get_by_role("link", name="Cancel it").click()
    page.get_by_label("A word to the others").fill("I am ill")
    looked_at(page, "09c-cancel-phone")
    page.get_by_role("button", name="Cancel the meeting").click()
    expect(page.get_by_text("The meeting was cancelled, and everybody told.")).to_be_visible()
    page.get_by_role("link", name="Find a new time").click()
    page.get_by_role("button", name="Take this time").click()
    expect(page.get_by_role("link", name="Prepare your half")).to_be_visible()
    phone.close()
    for address in ("bo.sample@example.org", "chidi.example@example.org"):
        assert calendars_to(product, address, 4) == [
            ("REQUEST", 0), ("REQUEST", 1), ("CANCEL", 2), ("REQUEST", 0),
        ]  # fmt: skip


def hold_the_meeting(browser: Browser, product: Product) -> None:
    phone = new_context(browser, "phone")
    page = sign_in(phone, product, "chidi.example@example.org")
    page.get_by_role("link", name="Prepare your half").click()
    page.get_by_label("What do you want help with?").fill("canary: two people avoid each other")
    page.get_by_label("What have you tried?").fill("Waiting")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your worksheet is saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("What do you want help with?")).to_have_value(
        "canary: two people avoid each other"
    )
    page.get_by_role("button", name="Start the clock").click()
    expect(page.locator("[data-clock]")).to_contain_text(":")
    looked_at(page, "10-meeting-phone")
    phone.close()
    let_the_meeting_pass(product)
    stranger = new_context(browser, "phone")
    page = watched(stranger)
    page.goto(link_in(mail_to(product, "bo.sample@example.org", "Three taps"), "/t/"))
    page.get_by_role("group", name="Did you meet?").get_by_label("Yes").check()
    page.get_by_label("4").first.check()
    page.get_by_label("3").last.check()
    looked_at(page, "11-taps-phone")
    page.get_by_role("button", name="That is it").click()
    expect(page.get_by_role("button", name="Take it back and answer again")).to_be_visible()
    stranger.close()


def what_the_coordinator_and_the_sponsor_see(browser: Browser, page: Page, product: Product) -> None:
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring: 1 of 7 partnerships have met")
    assert "canary" not in page.content()
    looked_at(page, "12-glance")
    scenario(product, "release_figures()")
    reset = new_context(browser)
    sponsor = watched(reset)
    sponsor.goto(f"{product.url}/account/password/reset/")
    sponsor.get_by_label("Email").or_(sponsor.get_by_label("E-mail")).fill(SPONSOR)
    sponsor.get_by_role("button", name="Send me the link").click()
    sponsor.goto(link_in(mail_to(product, SPONSOR, "password"), "/account/password/"))
    for field in sponsor.locator("input[type=password]").all():
        field.fill(PASSWORD)
    sponsor.get_by_role("button", name="Change it").click()
    sponsor = sign_in(reset, product, SPONSOR)
    expect(sponsor.get_by_role("heading", level=1)).to_have_text("Spring: 17 people were invited")
    looked_at(sponsor, "13-sponsor")
    reset.close()


def sign_in(context: BrowserContext, product: Product, address: str) -> Page:
    page = watched(context)
    page.goto(f"{product.url}/account/sign-in/")
    page.locator("input[name=login]").fill(address)
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def let_the_meeting_pass(product: Product) -> None:
    """Let time go by: the planned meeting was two hours ago, and the worker looks at its topic."""
    product.command(
        "django", "shell", "-v", "0", "-c",
        "from datetime import timedelta; from django.utils import timezone;"
        "from colead.partnerships.models import Meeting; from colead.jobs.look import look;"
        "Meeting.objects.filter(state='planned').update(starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1));"
        "look('aftercare')",
    )  # fmt: skip


def mail_to(product: Product, address: str, word: str):
    """Wait for an e-mail to somebody whose subject has a word in it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for mail in list(product.postbox.accepted):
            if mail["To"] == address and word.lower() in mail["Subject"].lower():
                return mail
        time.sleep(0.2)
    subjects = [(mail["To"], mail["Subject"]) for mail in product.postbox.accepted]
    raise AssertionError(f"no mail to {address} about {word}: {subjects}")


def calendars_to(product: Product, address: str, number: int) -> list[tuple[str, int]]:
    """Wait for so many calendar objects to somebody, gives method and sequence of each."""
    deadline = time.monotonic() + PATIENCE
    found: list[tuple[str, int]] = []
    while time.monotonic() < deadline and len(found) < number:
        time.sleep(0.2)
        mails = [mail for mail in list(product.postbox.accepted) if mail["To"] == address]
        parts = [part for mail in mails for part in mail.walk() if part.get_content_type() == "text/calendar"]
        calendars = [icalendar.Calendar.from_ical(part.get_content()) for part in parts]
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        assert all(len(event["ATTENDEE"]) == 2 for event in events)
        found = [
            (str(calendar["METHOD"]), int(event["SEQUENCE"]))
            for calendar, event in zip(calendars, events, strict=True)
        ]
    return found


def scenario(product: Product, call: str) -> str:
    """Run one of the scenarios inside the installation and give what it printed."""
    code = f"from tests.support.scenarios import cohort; print(cohort.{call})"
    return product.command("django", "shell", "-v", "0", "-c", code).strip().splitlines()[-1]


def link_in(mail, path: str) -> str:
    """Give the link of an e-mail's plain text that leads to some path."""
    text = mail.get_body(("plain",)).get_content()
    found = re.search(rf"http://localhost:\d+{path}\S+", text)
    assert found is not None, text
    return found[0]
