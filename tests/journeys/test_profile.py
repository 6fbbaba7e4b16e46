"""The profile in a real browser: saved as one types, honest when it is not, and whole without any script."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, PASSWORD
from tests.factories.people import make_person
from tests.factories.programmes import enrol, make_cohort, make_programme
from tests.support.browser import SIZES, accessibility_problems, new_context

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def bo(transactional_db):
    cohort = make_cohort(make_programme(make_person(AMARA)))
    enrol(make_person(CHIDI), cohort)
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


def signed_in(context: BrowserContext, live_server) -> Page:
    client = Client()
    assert client.login(email=BO.email, password=PASSWORD)
    (cookie,) = client.cookies.values()
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    return context.new_page()


def open_step(page: Page, live_server, enrolment, step: str) -> None:
    page.goto(live_server.url + reverse(f"profile_{step}", args=[enrolment.key]))


def test_what_is_typed_is_saved_without_a_button(browser: Browser, live_server, bo):
    context = new_context(browser, "phone")
    page = signed_in(context, live_server)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    open_step(page, live_server, bo, "needs")
    page.get_by_label("Conflict resolution").first.check()
    page.get_by_label("What is going on").locator("visible=true").fill("They avoid each other.")
    expect(page.locator("#saved")).to_have_text("Saved")
    page.reload()
    expect(page.get_by_label("What is going on").locator("visible=true")).to_have_value(
        "They avoid each other."
    )
    assert problems == []
    assert accessibility_problems(page) == []
    context.close()


def test_without_a_connection_nothing_claims_to_be_saved_and_later_it_is(browser: Browser, live_server, bo):
    context = new_context(browser, "phone")
    page = signed_in(context, live_server)
    open_step(page, live_server, bo, "needs")
    page.get_by_label("Conflict resolution").first.check()
    expect(page.locator("#saved")).to_have_text("Saved")
    context.set_offline(True)
    page.get_by_label("What is going on").locator("visible=true").fill("Typed in a tunnel.")
    expect(page.locator("#saved")).to_contain_text("Not saved yet")
    context.set_offline(False)
    expect(page.locator("#saved")).to_have_text("Saved", timeout=10_000)
    assert [need.sentence for need in bo.needs.all()] == ["Typed in a tunnel."]
    context.close()


def test_what_was_chosen_before_the_scripts_arrived_is_saved_too(browser: Browser, live_server, bo):
    context = new_context(browser, "phone")
    page = signed_in(context, live_server)
    held: list[Route] = []
    arrived = False

    def hold(route: Route) -> None:
        if arrived:
            route.continue_()
        else:
            held.append(route)

    page.route("**/*.js", hold)
    page.goto(live_server.url + reverse("profile_needs", args=[bo.key]), wait_until="commit")
    page.get_by_label("Conflict resolution").first.check()
    expect(page.locator("#saved")).to_have_text("Saves as you go")
    arrived = True
    for route in held:
        route.continue_()
    expect(page.locator("#saved")).to_have_text("Saved")
    context.close()


@pytest.mark.parametrize("script", [True, False])
def test_the_whole_profile_from_the_first_question_to_thanks(browser: Browser, live_server, bo, script):
    context = browser.new_context(viewport=SIZES["phone"], java_script_enabled=script)
    page = signed_in(context, live_server)
    type(bo.person).objects.filter(pk=bo.person.pk).update(time_zone="UTC")
    page.goto(live_server.url + reverse("profile", args=[bo.key]))
    go_on = page.get_by_role("button", name="Save and go on")
    page.get_by_label("Conflict resolution").first.check()
    go_on.click()
    page.get_by_label("Communication").first.check()
    go_on.click()
    page.get_by_label("Asking why once more").check()
    go_on.click()
    page.get_by_label("Another language").fill("Swedish")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_label("Swedish")).to_be_checked()
    go_on.click()
    page.get_by_label("Your time zone").select_option("Europe/Berlin")
    page.get_by_role("button", name="Weekday mornings").click()
    expect(page.get_by_label("Monday 08:00")).to_be_checked()
    go_on.click()
    page.get_by_role("link", name="Nobody, go on").click()
    expect(page.get_by_text("Asking why once more")).to_be_visible()
    page.get_by_role("button", name="That is me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: you are in")
    bo.refresh_from_db()
    bo.person.refresh_from_db()
    assert (bo.state, bo.person.time_zone) == (EnrolmentState.ADMITTED, "Europe/Berlin")
    context.close()
