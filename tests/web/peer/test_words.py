from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from colead.partnerships.models import Feedback, Message, Reflection
from tests.cast import BO, CHIDI, DANA
from tests.factories.partnerships import end, end_now
from tests.factories.scene import Scene, make_scene
from tests.factories.words import make_feedback, make_message, make_reflection, make_shared_reflection

pytestmark = pytest.mark.django_db
SAVES = {"HX-Request": "true"}


@pytest.fixture
def scene(db) -> Scene:
    return make_scene()


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def thread(scene: Scene) -> str:
    return reverse("messages", args=[scene.partnership.key])


def test_a_reflection_is_written_shared_and_taken_back_without_script(sign_in, scene):
    bo, chidi = sign_in(BO), sign_in(CHIDI)
    page = bo.post(reverse("begin_reflection")).headers["Location"]
    bo.post(page, {"tried": "I waited.\r\nTwice.", "version": "0"})
    one = Reflection.objects.get()
    assert (one.tried, chidi.get(page).status_code) == ("I waited.\nTwice.", 404)
    bo.post(reverse("share_reflection", args=[one.key]), {"partnership": scene.partnership.key})
    assert "I waited." in text(chidi.get(page))
    assert "Bo ·" in text(chidi.get(reverse("reflections")))
    assert "Chidi can read this" in text(bo.get(page))
    bo.post(reverse("unshare_reflection", args=[one.key]))
    assert chidi.get(page).status_code == 404


def test_it_saves_as_one_types_and_shows_what_another_window_wrote(sign_in, scene):
    page = make_reflection(scene.bo, tried="From the phone")
    client, address = sign_in(BO), reverse("reflection", args=[page.key])
    first = client.post(address, {"tried": "From the phone, more", "version": "1"}, headers=SAVES)
    assert ("Saved at" in text(first), 'value="2"' in first.content.decode()) == (True, True)
    second = client.post(address, {"tried": "From the desk", "version": "1"}, headers=SAVES).content.decode()
    assert (
        'id="both-kept" hx-swap-oob="true">Another window had written too' in second,
        "Saved at" in second,
    ) == (True, True)
    assert "From the phone, more\n\nFrom the desk</textarea>" in second
    # The sentence has a place of its own, so that the next word that is saved does not take it away.
    both = {"tried": "From the phone, more\n\nFrom the desk: one", "version": "3"}
    assert "both-kept" not in client.post(address, both, headers=SAVES).content.decode()
    assert 'id="both-kept"' in client.get(address).content.decode()


def test_what_is_too_long_is_said_and_stays(sign_in, scene):
    page = make_reflection(scene.bo)
    client, address = sign_in(BO), reverse("reflection", args=[page.key])
    form = {"tried": "long " * 2000, "version": "1"}
    assert "Not saved yet" in text(client.post(address, form, headers=SAVES))
    answer = client.post(address, form)
    assert (answer.status_code, "long long" in text(answer)) == (422, True)


def test_a_deleted_one_is_brought_back_from_its_page(sign_in, scene):
    page = make_reflection(scene.bo, tried="I waited.")
    client = sign_in(BO)
    gone = client.post(reverse("delete_reflection", args=[page.key]), follow=True)
    assert ("was deleted" in text(gone), "I waited." in text(gone)) == (True, False)
    back = client.post(reverse("restore_reflection", args=[page.key]), follow=True)
    assert "I waited." in text(back)


def test_words_are_looked_for_without_standing_in_an_address(sign_in, scene):
    make_reflection(scene.bo, tried="I waited.")
    client = sign_in(BO)
    assert "1 reflection with “WAITED”" in text(client.post(reverse("reflections"), {"search": "WAITED"}))
    assert "0 reflections with “budget”" in text(client.post(reverse("reflections"), {"search": "budget"}))


def test_everything_is_taken_along_as_text(sign_in, scene):
    make_reflection(scene.bo, tried="I & you <b>waited</b>.")
    make_shared_reflection(scene.chidi, scene.partnership, tried="chidi-tried")
    answer = sign_in(BO).get(reverse("export_reflections"))
    told = answer.content.decode()
    assert ("I & you <b>waited</b>." in told, "chidi-tried" in told) == (True, False)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reflections.md"'


def test_partners_write_to_each_other(sign_in, scene):
    bo, chidi = sign_in(BO), sign_in(CHIDI)
    bo.post(thread(scene), {"text": "Hello **you**\n\n<script>x</script>"})
    assert "new" in text(chidi.get(reverse("unread_messages")))
    seen = chidi.get(thread(scene)).content.decode()
    assert ("<strong>you</strong>" in seen, "<script>x" in seen) == (True, False)
    assert text(chidi.get(reverse("unread_messages"))) == ""
    chidi.post(thread(scene), {"text": "Good to hear"})
    assert "Good to hear" in text(bo.get(reverse("newest_messages", args=[scene.partnership.key])))


def test_too_long_a_message_stays_on_the_page(sign_in, scene):
    answer = sign_in(BO).post(thread(scene), {"text": "[" * 50_000})
    assert (answer.status_code, "8,000 characters" in text(answer), "[[[[" in text(answer)) == (
        422,
        True,
        True,
    )


def test_hostile_words_are_shown_safely(sign_in, scene):
    for hostile in ("[" * 7_999, "[click](javascript:alert(1))", "![me](https://example.org/me.png)"):
        make_message(scene.bo, scene.partnership, hostile)
    seen = sign_in(CHIDI).get(thread(scene)).content.decode()
    assert ('href="javascript' in seen, "<img" in seen, "[[[[" in seen) == (False, False, True)


def test_ones_own_message_is_worded_anew_or_taken_back(sign_in, scene):
    fresh = make_message(scene.bo, scene.partnership, "Helo", at=timezone.now())
    client = sign_in(BO)
    client.post(reverse("edit_message", args=[fresh.key]), {"text": "Hello"})
    assert "worded anew" in text(client.get(thread(scene)))
    client.post(reverse("take_message_back", args=[fresh.key]))
    seen = text(sign_in(CHIDI).get(thread(scene)))
    assert ("Taken back." in seen, "Hello" in seen) == (True, False)


def test_too_late_to_word_it_anew_the_new_words_stay_on_the_page(sign_in, scene):
    old = make_message(scene.bo, scene.partnership, "Helo")
    answer = sign_in(BO).post(reverse("edit_message", args=[old.key]), {"text": "Hello"})
    assert (answer.status_code, "quarter of an hour" in text(answer), "Hello" in text(answer)) == (
        422,
        True,
        True,
    )


def test_long_threads_are_read_page_by_page(sign_in, scene):
    start = timezone.now() - timedelta(days=1)
    for number in range(65):
        make_message(scene.bo, scene.partnership, f"number-{number:03}", at=start + timedelta(minutes=number))
    client, seen, address = sign_in(CHIDI), [], thread(scene)
    while address:
        page = client.get(address).content.decode()
        seen += reversed(re.findall(r"number-\d+", page))
        further = re.search(r'href="(\?before=\w+)"', page)
        address = thread(scene) + further[1] if further else ""
    assert seen == [f"number-{number:03}" for number in reversed(range(65))]


def test_after_the_end_each_has_what_they_wrote(sign_in, scene):
    make_message(scene.bo, scene.partnership, "From Bo")
    make_message(scene.chidi, scene.partnership, "From Chidi")
    shared = make_shared_reflection(scene.bo, scene.partnership)
    end(scene.partnership)
    chidi = sign_in(CHIDI)
    seen = text(chidi.get(thread(scene)))
    assert ("From Chidi" in seen, "From Bo" in seen) == (True, False)
    assert chidi.get(reverse("reflection", args=[shared.key])).status_code == 404
    assert chidi.post(thread(scene), {"text": "One more"}).status_code == 422
    assert Message.objects.count() == 2


def test_somebody_with_several_threads_chooses_one(sign_in, scene):
    client = sign_in(BO)
    assert "Chidi" in text(client.get(reverse("threads")))
    assert sign_in(CHIDI).get(reverse("threads")).headers["Location"] == thread(scene)
    assert "Nobody to write to yet" in text(sign_in(DANA).get(reverse("threads")))


def test_feedback_goes_from_one_to_the_other(sign_in, scene):
    end_now(scene.meeting)
    address = reverse("feedback", args=[scene.meeting.key])
    bo, chidi = sign_in(BO), sign_in(CHIDI)
    bo.post(address, {"to": scene.chidi.key, f"{scene.chidi.key}-did": "You waited."})
    assert "Bo says to you" in text(chidi.get(address))
    assert "You waited." in text(chidi.get(address))
    answer = bo.post(address, {"to": scene.chidi.key, f"{scene.chidi.key}-effect": "It helped."})
    assert (answer.status_code, "It helped." in text(answer)) == (422, True)
    bo.post(reverse("take_feedback_back", args=[scene.meeting.key]), {"to": scene.chidi.key})
    assert Feedback.objects.count() == 0


def test_feedback_received_stays_after_the_end(sign_in, scene):
    make_feedback(scene.meeting, scene.bo, scene.chidi, "You waited.")
    end(scene.partnership)
    seen = text(sign_in(CHIDI).get(reverse("feedback", args=[scene.meeting.key])))
    assert ("You waited." in seen, "Say it to Bo" in seen) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_are_read_with_one_number_of_queries(sign_in, scene, count):
    for number in range(count):
        make_message(scene.bo, scene.partnership, f"Hello {number}")
        make_shared_reflection(scene.bo, scene.partnership, tried=f"{number}")
        make_shared_reflection(scene.chidi, scene.partnership, tried=f"{number}")
    make_feedback(scene.meeting, scene.bo, scene.chidi)
    client, counts = sign_in(CHIDI), {}
    client.get(thread(scene))
    for name, address in {
        "thread": thread(scene), "part": reverse("newest_messages", args=[scene.partnership.key]),
        "reflections": reverse("reflections"), "feedback": reverse("feedback", args=[scene.meeting.key]),
        "home": reverse("peer_home", args=[scene.chidi.key]),
    }.items():  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[name] = len(queries)
    assert counts == {"thread": 9, "part": 9, "reflections": 6, "feedback": 7, "home": 10}
