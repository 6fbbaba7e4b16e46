from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.models import Meeting, Taps, Worksheet
from colead.partnerships.states import MeetingState, PartnershipState
from tests.cast import BO, CHIDI, DANA
from tests.factories.partnerships import end_now, fill_in, make_meeting, make_partnership, tomorrow
from tests.factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def heading(response) -> str:
    return " ".join(re.search(r"<h1>(.*?)</h1>", response.content.decode(), re.S)[1].split())


def home(scene: Scene) -> str:
    return reverse("peer_home", args=[scene.bo.key])


def at(scene: Scene, name: str) -> str:
    return reverse(name, args=[scene.meeting.key])


def test_the_headline_is_the_next_meeting(sign_in, scene):
    local = scene.meeting.starts_at.astimezone(ZoneInfo("Europe/Berlin"))
    assert heading(sign_in(BO).get(home(scene))) == f"{local:%A} at {local:%H:%M} with Chidi"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (MeetingState.PROPOSED, "Meet Chidi: pick a first time"),
        (MeetingState.HELD, "You have met Chidi: when is the next time?"),
        (MeetingState.MISSED, "Find a new time with Chidi"),
        (MeetingState.CANCELLED, "Find a new time with Chidi"),
    ],
)
def test_the_headline_says_what_counts_now(sign_in, scene, state, words):
    Meeting.objects.update(state=state)
    assert heading(sign_in(BO).get(home(scene))) == words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PartnershipState.PAUSED, "You and Chidi are pausing"),
        (PartnershipState.ENDED, "Your time with Chidi has ended"),
    ],
)
def test_a_partnership_that_rests_or_has_ended_says_so(sign_in, scene, state, words):
    scene.partnership.state = state
    scene.partnership.save()
    assert heading(sign_in(BO).get(home(scene))) == words


def test_after_the_meeting_the_headline_asks_how_it_was(sign_in, scene):
    end_now(scene.meeting)
    assert heading(sign_in(BO).get(home(scene))) == "How was it with Chidi?"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("admitted", "You are in: your partner is being found"),
        ("applied", "Finish your profile, and you are in"),
        ("waitlisted", "You are on the waiting list"),
        ("left", "You are not taking part at the moment"),
    ],
)
def test_without_a_partner_the_page_says_where_one_stands(sign_in, scene, state, words):
    scene.dana.state = state
    scene.dana.save()
    scene.cohort.starts_on = timezone.now().date()
    scene.cohort.save()
    assert heading(sign_in(DANA).get(reverse("peer_home", args=[scene.dana.key]))) == words


def test_before_the_start_the_page_says_when_partners_are_announced(sign_in, scene):
    scene.cohort.starts_on = timezone.now().date() + timedelta(days=20)
    scene.cohort.save()
    page = sign_in(DANA).get(reverse("peer_home", args=[scene.dana.key]))
    assert heading(page) == f"You are in: partners are announced by {scene.cohort.starts_on:%-d %B}"


def test_the_partner_and_nobody_else_reads_what_one_asked_help_with(sign_in, scene):
    fill_in(scene.bo)
    fill_in(scene.chidi)
    page = sign_in(BO).get(home(scene)).content.decode()
    assert ("Chidi&#x27;s own sentence." in page, "Chidi&#x27;s own evidence." in page) == (True, True)
    scene.partnership.state = PartnershipState.ENDED
    scene.partnership.save()
    assert "own sentence" not in sign_in(BO).get(home(scene)).content.decode()


@pytest.mark.parametrize("earlier", [0, 2])
def test_a_peers_page_is_read_with_ten_queries(sign_in, scene, earlier, django_assert_num_queries):
    """Nine of them in production: the tenth asks whether this is the demo."""
    fill_in(scene.bo)
    fill_in(scene.chidi)
    for number in range(earlier):
        make_meeting(scene.partnership, starts_at=tomorrow(), number=number + 2)
    client = sign_in(BO)
    with django_assert_num_queries(10):
        client.get(home(scene))


@pytest.mark.parametrize("earlier", [0, 2])
def test_the_meeting_page_is_read_with_ten_queries(sign_in, scene, earlier, django_assert_num_queries):
    for number in range(earlier):
        make_meeting(scene.partnership, starts_at=tomorrow(), number=number + 2)
    client = sign_in(BO)
    with django_assert_num_queries(10):
        client.get(at(scene, "meeting"))


def test_a_time_is_picked_from_the_home_page(sign_in, scene):
    meeting = make_meeting(scene.partnership, number=2)
    slot = meeting.slots.last()
    sign_in(BO).post(reverse("meeting_time", args=[meeting.key]), {"slot": slot.key})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == (MeetingState.PLANNED, slot.starts_at)


def test_a_slot_of_another_meeting_does_not_exist(sign_in, scene):
    other = make_meeting(make_partnership(scene.chidi, scene.dana))
    answer = sign_in(BO).post(at(scene, "meeting_time"), {"slot": other.slots.first().key})
    assert answer.status_code == 404


def test_ones_own_time_is_read_on_ones_own_clock(sign_in, scene):
    day = (timezone.now() + timedelta(days=30)).date()
    sign_in(CHIDI).post(
        at(scene, "meeting_time"), {"moves": 1, "day": day.isoformat(), "clock": "15:30", "minutes": 45}
    )
    scene.meeting.refresh_from_db()
    assert (f"{scene.meeting.starts_at:%F %H:%M}", scene.meeting.minutes) == (f"{day} 14:30", 45)  # Lagos


def test_a_time_that_a_partner_chose_meanwhile_is_not_moved_by_accident(sign_in, scene):
    before = scene.meeting.starts_at
    day = (timezone.now() + timedelta(days=30)).date()
    page = sign_in(BO).post(
        at(scene, "meeting_time"), {"day": day.isoformat(), "clock": "15:30", "minutes": 45}
    )
    assert "A time has been chosen in the meantime." in page.content.decode()
    assert Meeting.objects.get(pk=scene.meeting.pk).starts_at == before


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [("2027-03-28", "02:30", "The clocks change then"), ("2020-01-01", "10:00", "That time has passed.")],
)
def test_a_time_that_cannot_be_is_explained_and_kept_in_the_form(sign_in, scene, day, clock, words):
    page = sign_in(BO).post(
        at(scene, "meeting_time"), {"moves": 1, "day": day, "clock": clock, "minutes": 60}
    )
    assert (words in page.content.decode(), f'value="{day}"' in page.content.decode()) == (True, True)


def test_cancelling_asks_first(sign_in, scene):
    client = sign_in(BO)
    assert heading(client.get(at(scene, "cancel_meeting"))) == "Cancel this meeting?"
    client.post(at(scene, "cancel_meeting"), {"reason": ""})
    scene.meeting.refresh_from_db()
    assert scene.meeting.state == MeetingState.CANCELLED


def sheet(version: int, **texts) -> dict[str, object]:
    return {"help_wanted": "", "tried": "", "worth_it": "", "next_step": "", "version": version, **texts}


def test_a_save_in_the_background_is_answered_with_the_new_version(sign_in, scene):
    client = sign_in(BO)
    answer = client.post(at(scene, "worksheet"), sheet(0, tried="Waiting"), headers={"HX-Request": "true"})
    assert 'name="version" id="id_version" value="1"' in answer.content.decode()
    assert "Saved at" in answer.content.decode()


def test_a_second_window_gets_back_what_the_first_wrote(sign_in, scene):
    client = sign_in(BO)
    client.post(at(scene, "worksheet"), sheet(0, tried="From the phone"), headers={"HX-Request": "true"})
    answer = client.post(
        at(scene, "worksheet"), sheet(0, tried="From the desk"), headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert "From the phone\n\nFrom the desk</textarea>" in page
    assert page.count("<textarea") == 1
    assert 'id="both-kept" hx-swap-oob="true">Another window had written too' in page


def test_that_both_texts_are_kept_stands_there_when_the_next_word_is_saved(sign_in, scene):
    client, in_background = sign_in(BO), {"HX-Request": "true"}
    client.post(at(scene, "worksheet"), sheet(0, tried="From the phone"), headers=in_background)
    client.post(at(scene, "worksheet"), sheet(0, tried="From the desk"), headers=in_background)
    answer = client.post(at(scene, "worksheet"), sheet(2, tried="Both and more"), headers=in_background)
    assert ("both-kept" in answer.content.decode(), "Saved at" in answer.content.decode()) == (False, True)
    assert 'id="both-kept"' in client.get(at(scene, "meeting")).content.decode()


def test_without_script_the_worksheet_is_saved_by_its_button(sign_in, scene):
    client = sign_in(BO)
    client.post(at(scene, "worksheet"), sheet(0, tried="Line one\r\nLine two"))
    assert Worksheet.objects.get().tried == "Line one\nLine two"
    assert "Line one" in client.get(at(scene, "meeting")).content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_what_is_too_long_is_not_lost(sign_in, scene, headers):
    answer = sign_in(BO).post(at(scene, "worksheet"), sheet(0, tried="long " * 900), headers=headers)
    page = answer.content.decode()
    assert ("4000" in page, "long long" in page or bool(headers)) == (True, True)
    assert Worksheet.objects.count() == 0


def test_what_cannot_be_saved_any_more_stays_on_the_page(sign_in, scene):
    client = sign_in(BO)
    scene.partnership.state = PartnershipState.ENDED
    scene.partnership.save()
    answer = client.post(at(scene, "worksheet"), sheet(0, tried="x"), headers={"HX-Request": "true"})
    assert "This partnership is not meeting any more." in answer.content.decode()


def test_the_last_next_step_comes_back_at_the_next_meeting(sign_in, scene):
    member = scene.partnership.members.get(enrolment=scene.bo)
    Worksheet.objects.create(
        meeting=scene.meeting, member=member, next_step="Ask the two of them.", saved_at=timezone.now()
    )
    following = make_meeting(scene.partnership, starts_at=tomorrow(), number=2)
    page = sign_in(BO).get(reverse("meeting", args=[following.key])).content.decode()
    assert "<q>Ask the two of them.</q>" in page


def test_taps_are_given_changed_and_taken_back(sign_in, scene):
    end_now(scene.meeting)
    client = sign_in(BO)
    client.post(at(scene, "taps"), {"held": "yes", "useful": 4, "balance": 3})
    assert 'name="useful" value="4" checked' in client.get(at(scene, "meeting")).content.decode()
    client.post(at(scene, "undo_taps"))
    assert (Taps.objects.count(), Meeting.objects.get().state) == (0, MeetingState.PLANNED)


def test_taps_without_the_first_are_asked_for_again(sign_in, scene):
    end_now(scene.meeting)
    page = sign_in(BO).post(at(scene, "taps"), {"useful": 4}, follow=True)
    assert "Say first whether you met." in page.content.decode()


@pytest.fixture
def with_weeks(scene: Scene) -> Scene:
    """Let Bo and Chidi be free in office hours."""
    fill_in(scene.bo)
    fill_in(scene.chidi)
    return scene


def suggested(page) -> list[str]:
    return re.findall(r'<input type="radio" name="time" value="([^"]+)"', page.content.decode())


def test_moving_suggests_times_that_suit_both_and_one_tap_takes_it(sign_in, with_weeks):
    client = sign_in(BO)
    times = suggested(client.get(at(with_weeks, "meeting_time")))
    assert len(times) == 3
    client.post(at(with_weeks, "meeting_time"), {"moves": "1", "time": times[1]})
    moved = Meeting.objects.get()
    assert (moved.starts_at, moved.calendar_sequence) == (datetime.fromisoformat(times[1]), 1)


def test_the_next_time_is_suggested_and_one_tap_takes_it(sign_in, with_weeks):
    end_now(with_weeks.meeting)
    Meeting.objects.update(state=MeetingState.HELD)
    client = sign_in(BO)
    times = suggested(client.get(at(with_weeks, "next_meeting")))
    client.post(at(with_weeks, "next_meeting"), {"time": times[0]})
    assert Meeting.objects.get(number=2).starts_at == datetime.fromisoformat(times[0])


@pytest.mark.parametrize("time", ["", "soon", "2031-01-01", "2031-01-01T10:00", "1999-01-01T10:00:00+00:00"])
def test_a_time_that_the_page_did_not_suggest_is_refused_in_words(sign_in, with_weeks, time):
    before = with_weeks.meeting.starts_at
    page = sign_in(BO).post(at(with_weeks, "meeting_time"), {"moves": "1", "time": time})
    assert (page.status_code, 'role="alert"' in page.content.decode()) == (200, True)
    assert Meeting.objects.get().starts_at == before
