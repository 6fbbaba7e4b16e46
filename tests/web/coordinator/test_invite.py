from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from colead.kernel.models import OutboxEmail
from colead.people.models import DirectoryEntry
from colead.programmes.actions import invitations
from colead.programmes.actions.invitations import AT_ONCE
from colead.programmes.models import Enrolment
from colead.web.coordinator import choosing
from colead.web.forms.invitation import read_addresses
from tests.cast import AMARA, BO
from tests.factories.people import NOW, make_person
from tests.factories.programmes import enrol, make_cohort, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return make_cohort(make_programme(make_person(AMARA)))


def add_entry(name: str, **fields) -> DirectoryEntry:
    email = f"{name.lower()}@example.org"
    given = {"reference": name, "name": name, "email": email, "function": "Sales", "changed_at": NOW}
    return DirectoryEntry.objects.create(**(given | fields))


def send(client, cohort, **posted):
    return client.post(reverse("send_invitations", args=[cohort.key]), posted)


def invited():
    return sorted(Enrolment.objects.values_list("person__email", flat=True))


def test_everybody_found_is_invited_and_nobody_else(cohort, sign_in):
    add_entry("Bo")
    add_entry("Chidi", function="Legal")
    add_entry("Dana", email="")
    add_entry("Eli", leaves_on=date(2020, 1, 1))
    send(sign_in(AMARA), cohort, everyone="1", function="Sales")
    assert invited() == ["bo@example.org"]


def test_chosen_people_and_pasted_addresses_are_invited_once_each(cohort, sign_in):
    bo = add_entry("Bo")
    add_entry("Chidi")
    pasted = "Bo <BO@example.org>\nchidi@example.org, New Person <new@example.org>; not an address"
    send(sign_in(AMARA), cohort, entries=[bo.key], addresses=pasted)
    assert invited() == ["bo@example.org", "chidi@example.org", "new@example.org"]


def test_looking_once_more_sends_nothing_and_names_the_line(cohort, sign_in):
    page = sign_in(AMARA).post(
        reverse("confirm_invitations", args=[cohort.key]), {"addresses": "bo@example.org\nnot an address"}
    )
    assert "Line 2: “not an address” is not an e-mail address." in page.content.decode()
    assert (invited(), OutboxEmail.objects.count()) == ([], 0)


def confirm(client, cohort, **posted):
    return client.post(reverse("confirm_invitations", args=[cohort.key]), posted).context["chosen"]


def test_everybody_who_cannot_be_invited_is_named_by_line(cohort, sign_in):
    add_entry("Eli", leaves_on=date(2020, 1, 1))
    enrol(make_person(BO), cohort)
    pasted = "bo@example.org\neli@example.org\nx\nnew@example.org\nNew@example.org"
    chosen = confirm(sign_in(AMARA), cohort, addresses=pasted)
    assert [line.email for line in chosen.strangers] == ["new@example.org"]
    assert list(chosen.problems) == [
        "Line 3: “x” is not an e-mail address.",
        "Line 5: new@example.org stands there twice.",
        "Line 1: bo@example.org is in this cohort already.",
        "Line 2: eli@example.org has left, or is about to leave.",
    ]


def test_a_leaver_or_an_enrolled_person_is_not_invited_by_pasting(cohort, sign_in):
    add_entry("Eli", leaves_on=date(2020, 1, 1))
    enrol(make_person(BO), cohort)
    send(sign_in(AMARA), cohort, addresses="bo@example.org\neli@example.org\nnew@example.org")
    assert invited() == ["bo@example.org", "new@example.org"]
    assert [mail.to_address for mail in OutboxEmail.objects.all()] == ["new@example.org"]


def test_names_with_a_comma_belong_to_their_address():
    found = read_addresses(
        '"Sample, Bo" <bo@example.org>; Example, Chidi <chidi@example.org>, dana@example.org'
    )
    assert [(line.name, line.email) for line in found.lines.values()] == [
        ("Sample, Bo", "bo@example.org"),
        ("Example, Chidi", "chidi@example.org"),
        ("", "dana@example.org"),
    ]


def test_those_who_were_shown_are_invited_and_nobody_who_came_later(cohort, sign_in):
    add_entry("Bo")
    client = sign_in(AMARA)
    chosen = confirm(client, cohort, everyone="1", function="Sales")
    add_entry("Chidi")
    send(client, cohort, entries=chosen.keys, addresses=chosen.addresses)
    assert invited() == ["bo@example.org"]


def test_a_filter_that_cannot_be_read_finds_nobody(cohort, sign_in):
    add_entry("Bo")
    client = sign_in(AMARA)
    assert confirm(client, cohort, everyone="1", started_before="soon").count == 0
    assert client.get(reverse("invite", args=[cohort.key]), {"function": "No such"}).context["entries"] == []


def test_people_are_filtered_by_when_they_started_and_the_others_named(cohort, sign_in):
    add_entry("Bo", started_on=date(2020, 1, 1))
    add_entry("Chidi", started_on=date(2026, 1, 1))
    add_entry("Dana", email="", started_on=date(2019, 1, 1))
    add_entry("Eli", leaves_on=date(2020, 1, 1), started_on=date(2019, 1, 1))
    page = sign_in(AMARA).get(reverse("invite", args=[cohort.key]), {"started_before": "2025-01-01"})
    assert [entry.name for entry in page.context["entries"]] == ["Bo"]
    assert [(out.name, out.obstacle) for out in page.context["left_out"].first] == [
        ("Dana", "no_address"),
        ("Eli", "leaving"),
    ]


def test_too_many_at_once_are_refused_in_words_before_anything_is_shown(cohort, sign_in, monkeypatch):
    monkeypatch.setattr(choosing, "MOST", 1)
    add_entry("Bo")
    add_entry("Chidi")
    back = reverse("invite", args=[cohort.key])
    page = sign_in(AMARA).post(
        reverse("confirm_invitations", args=[cohort.key]), {"everyone": "1"},
        headers={"Referer": f"http://testserver{back}"}, follow=True,
    )  # fmt: skip
    assert (page.redirect_chain[-1][0].endswith(back), "at most 5,000" in page.content.decode()) == (
        True,
        True,
    )


def test_the_list_comes_alone_while_one_types(cohort, sign_in):
    add_entry("Bo")
    page = sign_in(AMARA).get(
        reverse("invite", args=[cohort.key]), {"search": "bo"}, headers={"HX-Request": "true"}
    )
    assert page.content.decode().startswith('<div id="found"')


def test_an_account_whose_address_changed_is_still_known(cohort, sign_in):
    person = make_person(BO)
    add_entry("Robert", person=person)
    enrol(person, cohort)
    assert confirm(sign_in(AMARA), cohort, everyone="1").count == 0
    assert confirm(sign_in(AMARA), cohort, addresses="robert@example.org").count == 0


@pytest.mark.parametrize("people", [1, 3])
def test_the_page_is_read_with_one_number_of_queries(cohort, sign_in, people, django_assert_num_queries):
    for name in ["Bo", "Chidi", "Dana"][:people]:
        add_entry(name)
    client = sign_in(AMARA)
    with django_assert_num_queries(11):
        client.get(reverse("invite", args=[cohort.key]))


def test_the_roster_as_a_table_runs_no_formula(cohort, sign_in):
    add_entry("Bo", job_title="=HYPERLINK(1)")
    client = sign_in(AMARA)
    send(client, cohort, everyone="1")
    table = client.get(reverse("roster_csv", args=[cohort.key])).content.decode()
    assert "'=HYPERLINK(1)" in table


@pytest.mark.parametrize("people", [1, 3])
def test_the_last_look_costs_the_same_for_one_and_three(cohort, sign_in, people, django_assert_num_queries):
    for name in ("Bo", "Chidi", "Dana")[:people]:
        add_entry(name)
    pasted = "".join(f"Stranger {number} <stranger{number}@example.org>\n" for number in range(people))
    client = sign_in(AMARA)
    with django_assert_num_queries(12):
        page = client.post(
            reverse("confirm_invitations", args=[cohort.key]), {"everyone": "1", "addresses": pasted}
        )
    assert page.content.decode().count("<li>") == 2 * people


def test_whoever_invites_many_sees_how_far_their_e_mails_are(cohort, sign_in):
    DirectoryEntry.objects.bulk_create(
        DirectoryEntry(
            reference=f"R{number}",
            email=f"r{number}@example.org",
            name=f"Sample{number} Crowd",
            changed_at=NOW,
        )
        for number in range(AT_ONCE + 1)
    )
    client, progress = sign_in(AMARA), reverse("invitations_progress", args=[cohort.key])
    answer = client.post(reverse("send_invitations", args=[cohort.key]), {"everyone": "1"})
    assert (answer.headers["Location"], OutboxEmail.objects.count()) == (progress, 0)
    moments = iter([NOW])
    with pytest.raises(StopIteration):  # a worker that was stopped after its first fifty
        invitations.write_due(lambda: next(moments))
    assert "50 of 101 people are written to" in client.get(progress).content.decode()
    assert "50 of 101" in client.get(progress, headers={"HX-Request": "true"}).content.decode()
    invitations.write_due(lambda: NOW)
    assert client.get(progress, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "Every invitation is written" in client.get(progress).content.decode()
