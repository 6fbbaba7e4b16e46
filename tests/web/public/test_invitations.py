from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from colead.kernel.models import AuditEvent, OutboxEmail
from colead.people.actions.accounts import person_for_address
from colead.people.models import Person
from colead.programmes.actions import enrolments
from colead.programmes.links import invitation_token
from colead.programmes.models import Enrolment
from tests.cast import AMARA, BO, PASSWORD
from tests.factories.people import make_person
from tests.factories.programmes import make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    """Invite Bo, who has no password yet, and give the link of the e-mail."""
    amara = make_person(AMARA)
    cohort = make_cohort(make_programme(amara))
    bo = person_for_address(email=BO.email, name=BO.name, by=amara, at=timezone.now())
    enrolments.invite(cohort=cohort, people=[bo], by=amara, at=timezone.now())
    return re.search(r"/i/[^/]+/", OutboxEmail.objects.get().text)[0]


def state():
    return Enrolment.objects.get().state


def test_opening_the_link_changes_nothing(client, link):
    """Mail scanners open every link."""
    assert client.get(link).status_code == 200
    assert state() == "invited"


def test_an_invitation_that_was_taken_back_says_so_and_cannot_be_answered(client, link):
    enrolment = Enrolment.objects.get()
    enrolments.withdraw(enrolment=enrolment, by=Person.objects.get(email=AMARA.email), at=timezone.now())
    assert "This invitation was taken back" in client.get(link).content.decode()
    answers = [client.post(f"{link}{word}/").status_code for word in ("accept", "decline", "undo")]
    assert (answers, state()) == ([409, 409, 409], "withdrawn")


def test_yes_then_a_password_then_the_profile(client, link):
    page = client.post(f"{link}accept/", follow=True)
    assert (state(), page.redirect_chain[-1][0]) == ("applied", f"{link}password/")
    done = client.post(f"{link}password/", {"password": PASSWORD})
    assert (done.status_code, done.headers["Location"]) == (
        302,
        reverse("profile", args=[Enrolment.objects.get().key]),
    )
    assert client.session["_auth_user_id"] == str(Person.objects.get(email=BO.email).pk)


def test_a_weak_password_is_explained_and_nobody_is_signed_in(client, link):
    client.post(f"{link}accept/")
    page = client.post(f"{link}password/", {"password": "short"})
    assert (page.status_code, "_auth_user_id" in client.session) == (422, False)
    assert "too short" in page.content.decode()


def test_once_there_is_a_password_the_link_opens_no_account(client, link):
    person = Person.objects.get(email=BO.email)
    person.set_password(PASSWORD)
    person.save()
    page = client.post(f"{link}accept/")
    assert page.headers["Location"].startswith(reverse("account_login"))
    page = client.post(f"{link}password/", {"password": "another long password"}, follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))
    person.refresh_from_db()
    assert (person.check_password(PASSWORD), "_auth_user_id" in client.session) == (True, False)


def test_a_password_cannot_be_chosen_before_saying_yes(client, link):
    page = client.post(f"{link}password/", {"password": PASSWORD})
    assert (page.status_code, Person.objects.get(email=BO.email).has_usable_password()) == (302, False)


def test_no_needs_no_reason_and_can_be_taken_back(client, link):
    page = client.post(f"{link}decline/", follow=True)
    assert (state(), "Undo" in page.content.decode()) == ("declined", True)
    client.post(f"{link}undo/")
    assert state() == "invited"


def test_the_same_answer_twice_is_one_answer(client, link):
    client.post(f"{link}accept/")
    page = client.post(f"{link}accept/")
    assert (page.status_code, state(), AuditEvent.objects.filter(action="enrolments.applied").count()) == (
        302,
        "applied",
        1,
    )


def test_a_link_acts_once_so_an_old_mail_answers_no_new_invitation(client, link):
    client.post(f"{link}decline/")
    enrolment = Enrolment.objects.select_related("cohort", "person").get()
    amara = Person.objects.get(email=AMARA.email)
    enrolments.invite(cohort=enrolment.cohort, people=[enrolment.person], by=amara, at=timezone.now())
    assert [client.get(link).status_code, client.post(f"{link}accept/").status_code] == [409, 409]
    assert state() == "invited"


def test_after_undo_the_link_answers_again(client, link):
    client.post(f"{link}decline/")
    client.post(f"{link}undo/")
    client.post(f"{link}accept/")
    assert state() == "applied"


def test_a_yes_opened_again_leads_on(client, link):
    client.post(f"{link}accept/")
    assert client.get(link).headers["Location"] == f"{link}password/"


def test_who_is_signed_in_goes_straight_to_the_profile(client, link):
    bo = Person.objects.get(email=BO.email)
    client.force_login(bo)
    page = client.post(f"{link}accept/")
    assert page.headers["Location"] == reverse("profile", args=[Enrolment.objects.get().key])


def test_somebody_else_who_is_signed_in_is_told_whose_it_is(sign_in, link):
    client = sign_in(AMARA)
    page = client.get(link).content.decode()
    assert ("This invitation is for Bo Sample" in page, "Yes, I take part" in page) == (True, False)
    client.post(f"{link}accept/")
    page = client.post(f"{link}password/", {"password": PASSWORD})
    assert (page.headers["Location"], Person.objects.get(email=BO.email).has_usable_password()) == (
        link,
        False,
    )


def test_a_link_expires(client, link):
    enrolment = Enrolment.objects.select_related("cohort").get()
    old = invitation_token(enrolment, at=timezone.now() - timedelta(days=400))
    enrolment.cohort.answer_by = timezone.localdate() - timedelta(days=400)
    page = client.get(reverse("invitation", args=[old]))
    assert (page.status_code, "has expired" in page.content.decode()) == (409, True)


def test_the_page_says_who_invites_how_long_it_takes_and_until_when(client, link):
    page = client.get(link).content.decode()
    assert "You are invited by Amara Model." in page
    assert "It takes 60 minutes every two weeks, and five minutes now for your profile." in page
    assert "Please answer by 20 March 2026." in page


def test_a_changed_link_is_refused_in_words(client, link):
    page = client.get(link.replace("/i/", "/i/x"))
    assert (page.status_code, "incomplete or has been changed" in page.content.decode()) == (409, True)
