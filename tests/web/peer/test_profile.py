from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from colead.pairing.models import Avoidance
from colead.programmes.states import EnrolmentState
from tests.cast import AMARA, BO, CHIDI, DANA, PASSWORD, ZOE
from tests.factories.people import make_person
from tests.factories.profiles import make_need, make_profile, make_strength
from tests.factories.programmes import enrol, make_cohort, make_programme
from tests.support.pages import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def bo():
    cohort = make_cohort(make_programme(make_person(AMARA)))
    enrol(make_person(CHIDI), cohort)
    return enrol(make_person(BO), cohort, EnrolmentState.APPLIED)


@pytest.fixture
def complete(bo):
    make_profile(bo)
    make_need(bo, sentence="canary of a need")
    make_strength(bo, evidence="canary of evidence")
    return bo


@pytest.fixture
def client(bo, sign_in):
    return sign_in(BO)


def test_somebody_who_has_said_nothing_begins_at_the_first_step(bo, client):
    response = client.get(reverse("profile", args=[bo.key]))
    assert response["Location"] == reverse("profile_needs", args=[bo.key])


def test_what_is_missing_is_named_and_led_to(bo, client):
    make_profile(bo, languages=[])
    missing = client.get(reverse("profile", args=[bo.key])).context["missing"]
    assert [(part["name"], part["url"].split("/")[-2]) for part in missing] == [
        ("one thing you want help with", "needs"), ("one thing you offer", "strengths"), ("a language", "talking"),
    ]  # fmt: skip


def test_an_unfinished_profile_is_not_handed_in(bo, client):
    make_profile(bo)
    response = client.post(reverse("finish_profile", args=[bo.key]), follow=True)
    bo.refresh_from_db()
    assert (bo.state, "Almost there. Still missing" in response.content.decode()) == ("applied", True)


def test_handing_in_ends_with_thanks(complete, client):
    response = client.post(reverse("finish_profile", args=[complete.key]), follow=True)
    complete.refresh_from_db()
    assert (complete.state, "Thank you: you are in" in response.content.decode()) == ("admitted", True)


def test_no_thanks_before_it_is_handed_in(complete, client):
    response = client.get(reverse("profile_done", args=[complete.key]))
    assert response["Location"] == reverse("profile", args=[complete.key])


def test_a_person_reads_their_own_sentences(complete, client):
    text = client.get(reverse("profile", args=[complete.key])).content.decode()
    assert ("canary of a need" in text, "canary of evidence" in text) == (True, True)


@pytest.mark.parametrize("state", [EnrolmentState.INVITED, EnrolmentState.DECLINED, EnrolmentState.LEFT])
def test_who_does_not_take_part_has_no_profile_page(complete, client, state):
    type(complete).objects.update(state=state)
    assert client.get(reverse("profile", args=[complete.key])).status_code == 404


def test_no_page_of_the_coordinator_shows_a_sentence(complete):
    """Asks every address that is made from one key for every key there is."""
    client = Client()
    assert client.login(email=AMARA.email, password=PASSWORD)
    keys = (complete.key, complete.cohort.key, complete.cohort.programme.key, complete.person.key)
    pages = [client.get(url) for url in addresses(keys)]
    found = [page.request["PATH_INFO"] for page in pages if b"canary" in page.content]
    assert (found, any(page.status_code == 200 for page in pages)) == ([], True)


def addresses(keys):
    """Give every address of the product that needs nothing or one key."""
    for name in {key for key in get_resolver().reverse_dict if isinstance(key, str)} - {"account_logout"}:
        for arguments in [[], *[[key] for key in keys]]:
            try:
                yield reverse(name, args=arguments)
            except NoReverseMatch:
                continue


def avoid(client, enrolment, **data):
    return client.post(reverse("profile_apart", args=[enrolment.key]), data, follow=True)


@pytest.mark.parametrize("who", ["chidi example", "Chidi@example.org"])
def test_who_is_named_in_full_is_added_and_removed_again(bo, client, who):
    text = avoid(client, bo, who=who).content.decode()
    assert ("Chidi Example will not be paired with you." in text, Avoidance.objects.count()) == (True, 1)
    client.post(reverse("profile_allow", args=[bo.key, Avoidance.objects.get().key]))
    assert Avoidance.objects.count() == 0


def test_part_of_a_name_only_offers_people_to_choose_from(bo, client):
    page = avoid(client, bo, who="chi")
    assert ([c.name for c in page.context["found"]], Avoidance.objects.count()) == (["Chidi Example"], 0)
    avoid(client, bo, person=page.context["found"][0].key)
    assert Avoidance.objects.get().other.name == CHIDI.name


def test_two_of_the_same_name_are_told_apart(bo, client):
    dana = make_person(DANA)
    enrol(dana, bo.cohort)
    type(dana).objects.filter(pk=dana.pk).update(name=CHIDI.name)
    page = avoid(client, bo, who=CHIDI.name)
    assert (len(page.context["found"]), Avoidance.objects.count()) == (2, 0)


def test_a_stranger_to_the_cohort_cannot_be_chosen(bo, client):
    zoe = make_person(ZOE)
    response = client.post(reverse("profile_apart", args=[bo.key]), {"person": zoe.key})
    assert (response.status_code, Avoidance.objects.count()) == (409, 0)


def test_nobody_of_that_name_is_said_without_losing_it(bo, client):
    text = avoid(client, bo, who="Zoe").content.decode()
    assert ("Nobody called “Zoe” is invited" in text, 'value="Zoe"' in text) == (True, True)


def test_the_one_who_is_avoided_sees_nothing_of_it(complete, sign_in):
    chidi = complete.cohort.enrolments.exclude(pk=complete.pk).get()
    row = Avoidance.objects.create(enrolment=complete, other=chidi.person)
    client = sign_in(CHIDI)
    own = client.get(reverse("profile_apart", args=[chidi.key]))
    assert (own.context["avoided"], BO.name in own.content.decode()) == ([], False)
    through_own = client.post(reverse("profile_allow", args=[chidi.key, row.key]))
    assert (through_own.status_code, Avoidance.objects.count()) == (404, 1)


def test_the_address_is_there_only_for_its_person(complete):
    for character in (CHIDI, AMARA):
        client = PageClient()
        client.force_login(type(complete.person).objects.get(email=character.email))
        assert client.get(reverse("profile", args=[complete.key])).status_code == 404
