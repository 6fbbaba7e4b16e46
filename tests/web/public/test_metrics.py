from __future__ import annotations

import re

import pytest
from django.urls import reverse

from colead.insights.metrics.dictionary import METRICS
from colead.web.templatetags.metrics import NoSuchMetric, metric


def test_every_figure_is_defined_once_and_says_what_it_is_of(client, db):
    page = client.get(reverse("metrics")).content.decode()
    places = re.findall(r'<article class="card definition" id="([a-z_]+)"', page)
    assert sorted(places) == sorted(metric.code for metric in METRICS)
    assert page.count("<dt>Counted</dt>") == page.count("<dt>Of</dt>") == len(METRICS)


def test_what_is_not_measured_yet_says_what_it_needs(client, db):
    page = client.get(reverse("metrics")).content.decode()
    assert page.count("Not measured yet.") == sum(bool(metric.gap) for metric in METRICS)


def test_a_figure_links_to_its_definition_and_an_unknown_one_is_an_error():
    assert metric("reach") == '<a class="defined" href="/metrics/#reach">Reach</a>'
    with pytest.raises(NoSuchMetric):
        metric("happiness")
