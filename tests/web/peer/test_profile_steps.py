from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.html import escape

from colead.pairing.models import Profile
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO
from tests.factories.people import make_person
from tests.factories.profiles import competency, make_need, make_profile, make_strength
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db
STEPS = ["needs", "strengths", "values", "talk", "week", "apart"]


@pytest.fixture
def bo():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


@pytest.fixture
def client(bo, sign_in):
    return sign_in(BO)


def address(enrolment, step):
    return reverse(f"profile_{step}", args=[enrolment.key])


def need(enrolment, code, **fields):
    """Give the fields of one competency as the page sends them."""
    prefix = competency(enrolment, code).key
    return {f"{prefix}-{name}": value for name, value in fields.items()}


def shown(client, url):
    """Give what a page shows, as its button would send it back."""
    forms = client.get(url).context["forms"]
    data = {name: value for form in forms for name, value in _sent(form).items()}
    return data | {f"was-{form.competency.key}": form.mark for form in forms}


def _sent(form):
    values = {form.add_prefix(name): form.initial[name] for name in (form.NUMBER, form.TEXT)}
    return values | ({form.add_prefix("wanted"): "on"} if form.initial["wanted"] else {})


def needs_of(enrolment):
    return {n.competency.code: (n.urgency, n.sentence) for n in enrolment.needs.select_related("competency")}


@pytest.mark.parametrize("step", STEPS[:-1])
def test_the_button_of_each_step_leads_to_the_next(bo, client, step):
    response = client.post(address(bo, step), {"onward": "1"})
    assert response["Location"] == address(bo, STEPS[STEPS.index(step) + 1])


def test_the_last_step_leads_to_the_whole_profile(bo, client):
    assert client.get(address(bo, "apart")).context["progress"].onward == reverse("profile", args=[bo.key])


def test_a_need_is_saved_without_script(bo, client):
    client.post(
        address(bo, "needs"), need(bo, "CON", wanted="on", urgency="3", sentence="They avoid each other.")
    )
    assert needs_of(bo) == {"CON": (3, "They avoid each other.")}
    assert "They avoid each other." in client.get(address(bo, "needs")).content.decode()


def test_saving_as_one_types_is_answered_with_a_word_and_with_what_is_now_saved(bo, client):
    data = need(bo, "CON", wanted="on", urgency="3", sentence="They")
    response = client.post(address(bo, "needs"), data, headers={"HX-Request": "true"})
    marks = response.context["marks"]
    assert (response.status_code, needs_of(bo)) == (200, {"CON": (3, "They")})
    assert ("Saved" in response.content.decode(), [key for key, mark in marks.items() if mark]) == (
        True, [f"was-{competency(bo, 'CON').key}"],
    )  # fmt: skip


def test_two_windows_keep_each_others_needs(bo, client):
    make_need(bo, "CON", sentence="Before")
    first, second = shown(client, address(bo, "needs")), shown(client, address(bo, "needs"))
    client.post(address(bo, "needs"), first | need(bo, "CON", sentence="Changed in the first"))
    client.post(address(bo, "needs"), second | need(bo, "DEC", wanted="on", sentence="Added in the second"))
    assert needs_of(bo) == {"CON": (2, "Changed in the first"), "DEC": (2, "Added in the second")}


def test_unticking_takes_a_need_back(bo, client):
    make_need(bo, "CON")
    data = shown(client, address(bo, "needs"))
    del data[f"{competency(bo, 'CON').key}-wanted"]
    client.post(address(bo, "needs"), data)
    assert needs_of(bo) == {}


def test_a_refusal_keeps_what_was_typed(bo, client):
    data: dict[str, str] = {}
    for code in ("CON", "DEC", "COM", "STR"):
        data |= need(bo, code, wanted="on", urgency="2", sentence=f"Kept {code}")
    page = client.post(address(bo, "needs"), data)
    text = page.content.decode()
    assert (page.status_code, "Three at most." in text, needs_of(bo)) == (200, True, {})
    assert [f"Kept {code}" in text for code in ("CON", "DEC", "COM", "STR")] == [True] * 4
    background = client.post(address(bo, "needs"), data, headers={"HX-Request": "true"})
    assert ("Three at most." in background.content.decode(), "hx-swap-oob" in background.content.decode()) == (
        True, False,
    )  # fmt: skip


def test_a_sentence_that_is_too_long_is_kept_on_the_page(bo, client):
    sentence = "so long " * 50
    page = client.post(address(bo, "needs"), need(bo, "CON", wanted="on", urgency="2", sentence=sentence))
    assert ("One sentence is too long." in page.content.decode(), sentence.strip() in page.content.decode()) == (
        True, True,
    )  # fmt: skip


def test_what_is_typed_is_shown_as_text(bo, client):
    make_need(bo, "CON", sentence="<script>alert(1)</script>")
    make_strength(bo, "COM")
    make_profile(bo)
    for url in (address(bo, "needs"), reverse("profile", args=[bo.key])):
        text = client.get(url).content.decode()
        assert ("<script>alert" in text, escape("<script>alert(1)") in text) == (False, True)


def test_cards_are_picked_and_put_back(bo, client):
    client.post(address(bo, "values"), {"card": ["craft", "why"], "was-card": ""})
    client.post(address(bo, "values"), {"card": ["craft", "calm"], "was-card": "craft,why"})
    client.post(address(bo, "values"), {"card": ["humor"], "was-card": ""})
    assert Profile.objects.get().interests == ["craft", "calm", "humor"]


def test_a_language_is_added_by_its_name(bo, client):
    response = client.post(address(bo, "talk"), {"another": "swedish", "stay": "language", "direct": "4"})
    saved = Profile.objects.get()
    assert (response["Location"], saved.languages, saved.style_direct) == (address(bo, "talk"), ["sv"], 4)


def test_an_unknown_language_is_named_and_the_rest_stays_on_the_page(bo, client):
    page = client.post(address(bo, "talk"), {"another": "Klingon", "onward": "1", "direct": "4"})
    text = page.content.decode()
    assert ("We know no language called “Klingon”" in text, 'value="4" checked' in text) == (True, True)


def test_a_half_typed_language_does_not_disturb_the_saving(bo, client):
    data = {"another": "Swe", "direct": "4"}
    response = client.post(address(bo, "talk"), data, headers={"HX-Request": "true"})
    assert (response.context["problem"], Profile.objects.get().style_direct) == ("", 4)


def test_a_quick_choice_ticks_hours_and_pressed_again_unticks_them(bo, client):
    client.post(address(bo, "week"), {"hour": ["20"], "was-hour": "", "stay": "mornings"})
    ticked = Profile.objects.get().free_hours
    assert (len(ticked), ticked[:6]) == (21, [8, 9, 10, 11, 20, 32])
    was = ",".join(map(str, ticked))
    client.post(address(bo, "week"), {"hour": ticked, "was-hour": was, "stay": "mornings"})
    assert Profile.objects.get().free_hours == [20]


def test_two_windows_keep_each_others_hours(bo, client):
    client.post(address(bo, "week"), {"hour": ["8"], "was-hour": ""})
    client.post(address(bo, "week"), {"hour": ["9"], "was-hour": ""})
    assert Profile.objects.get().free_hours == [8, 9]


def test_a_window_opened_before_does_not_set_the_time_zone_back(bo, client):
    zones = {"time_zone": "Europe/Berlin", "was-time_zone": "Europe/Berlin"}
    client.post(address(bo, "week"), zones | {"time_zone": "Africa/Accra"})
    client.post(address(bo, "week"), zones)
    bo.person.refresh_from_db()
    assert bo.person.time_zone == "Africa/Accra"


@pytest.mark.parametrize("hours", ["x", "999999999999999999999", "-1", "²"])
def test_hours_that_are_none_are_passed_over(bo, client, hours):
    client.post(address(bo, "week"), {"hour": [hours, "8"], "was-hour": hours})
    assert Profile.objects.get().free_hours == [8]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_takes_at_most_ten_queries(bo, client, step, django_assert_max_num_queries):
    make_profile(bo)
    make_need(bo)
    client.get(address(bo, step))
    with django_assert_max_num_queries(10):
        client.get(address(bo, step))


@pytest.mark.parametrize("needs", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_needs(bo, client, needs, django_assert_num_queries):
    make_profile(bo)
    for code in ("CON", "DEC", "COM")[:needs]:
        make_need(bo, code)
        make_strength(bo, code)
    url = reverse("profile", args=[bo.key])
    client.get(url)
    with django_assert_num_queries(6):
        client.get(url)
