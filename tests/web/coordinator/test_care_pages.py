"""The coordinator's list, the table of partnerships and pausing one: dates alone, and the same queries for one as for three."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.partnerships.actions import pauses
from colead.partnerships.actions.pauses import CoordinatorDecides
from colead.partnerships.models import Partnership, Signal
from colead.programmes.actions.programmes import NotTheirs
from tests.cast import ELI, FEMI, GITA, HANA, Character
from tests.factories.partnerships import make_meeting, make_partnership, tomorrow
from tests.factories.people import make_person
from tests.factories.programmes import enrol
from tests.factories.scene import Scene, make_scene
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db
SIGNALS, PARTNERSHIPS = 12, 15  # queries
MORE: tuple[tuple[Character, Character], ...] = ((ELI, FEMI), (GITA, HANA))


@pytest.fixture
def scene() -> Scene:
    return make_scene()


@pytest.fixture
def browser(scene) -> PageClient:
    client = PageClient()
    amara = scene.people["coordinator"]
    assert amara is not None
    client.force_login(amara)
    return client


def make_entries(scene: Scene, count: int) -> None:
    """Let so many partnerships wait for a person."""
    pairs = [scene.partnership]
    for two in MORE[: count - 1]:
        pairs.append(make_partnership(*(enrol(make_person(one), scene.cohort) for one in two)))
        make_meeting(pairs[-1], starts_at=tomorrow())
    now = timezone.now()
    for pair in pairs:
        Signal.objects.create(
            cohort=scene.cohort, partnership=pair, kind="silence", opened_at=now, offered_at=now
        )


@pytest.mark.parametrize("count", [1, 3])
def test_lists_are_read_with_one_number_of_queries(scene, browser, count, django_assert_num_queries):
    make_entries(scene, count)
    with django_assert_num_queries(SIGNALS):
        browser.get(reverse("signals", args=[scene.cohort.key]))
    with django_assert_num_queries(PARTNERSHIPS):
        browser.get(reverse("partnerships", args=[scene.cohort.key]))


def test_a_coordinator_pauses_a_partnership_and_lets_it_go_on(scene, browser):
    dates = reverse("partnership_dates", args=[scene.partnership.key])
    assert "Pause this partnership" in browser.get(dates).content.decode()
    browser.post(reverse("pause_partnership", args=[scene.partnership.key]))
    assert Partnership.objects.get(pk=scene.partnership.pk).state == "paused"
    assert OutboxEmail.objects.filter(kind="partnerships.paused").count() == 2
    assert "Let it go on" in browser.get(dates).content.decode()
    browser.post(reverse("resume_partnership", args=[scene.partnership.key]))
    assert Partnership.objects.get(pk=scene.partnership.pk).state == "active"
    assert set(AuditEvent.objects.values_list("action", flat=True)) >= {
        "partnerships.pause",
        "partnerships.go_on",
    }


def test_a_day_of_return_is_said_and_one_in_the_past_refused(scene, browser):
    url = reverse("pause_partnership", args=[scene.partnership.key])
    browser.post(url, {"until": "2020-01-01"})
    assert Partnership.objects.get(pk=scene.partnership.pk).state == "active"
    browser.post(url, {"until": tomorrow().date().isoformat()})
    assert scene.partnership.pauses.get().until == tomorrow().date()


def test_nobody_else_pauses_it_and_a_line_is_decided_first(scene):
    now, amara = timezone.now(), scene.people["coordinator"]
    with pytest.raises(NotTheirs):
        pauses.pause_as_coordinator(
            partnership=scene.partnership, until=None, by=scene.people["other_coordinator"], at=now
        )
    pauses.pause_as_coordinator(partnership=scene.partnership, until=None, by=amara, at=now)
    with pytest.raises(NotTheirs):
        pauses.go_on_as_coordinator(
            partnership=scene.partnership, by=scene.people["other_coordinator"], at=now
        )
    Signal.objects.create(cohort=scene.cohort, partnership=scene.partnership, kind="line", opened_at=now)
    with pytest.raises(CoordinatorDecides):
        pauses.go_on_as_coordinator(partnership=scene.partnership, by=amara, at=now)
