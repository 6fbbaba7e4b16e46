from __future__ import annotations

from django.urls import reverse

from colead.insights.ledger.cuts import EVERYBODY
from colead.insights.ledger.shown import Share, as_json
from colead.insights.models import Improvement, Result
from tests.cast import AMARA
from tests.factories.people import NOW, make_person
from tests.factories.programmes import make_cohort, make_programme


def test_a_suggestion_is_carried_on_and_dropped_again(sign_in, db, django_assert_num_queries):
    cohort = make_cohort(make_programme(make_person(AMARA)))
    client, page = sign_in(AMARA), reverse("next_time", args=[cohort.key])
    assert "too few people to tell" in client.get(page).content.decode()
    Result.objects.create(
        cohort=cohort, metric="attendance", cut=EVERYBODY, on=NOW.date(), was_given=True, contributions="[{}]",
        shown=as_json(Share(30, 100, 50, 38, 62)),
    )  # fmt: skip
    with django_assert_num_queries(8):
        assert "one thing to change" in client.get(page).content.decode()
    client.post(reverse("accept_improvement", args=[cohort.key, "attendance"]))
    assert "Carried into the next cohort." in client.get(page).content.decode()
    client.post(reverse("drop_improvement", args=[cohort.key, "attendance"]))
    assert not Improvement.objects.exists()
    assert client.post(reverse("accept_improvement", args=[cohort.key, "reach"])).status_code == 409
    assert not Improvement.objects.exists()
