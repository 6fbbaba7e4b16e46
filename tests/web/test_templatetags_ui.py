from __future__ import annotations

import re

import pytest
from django.template import Context, Template

from colead.web.templatetags.ui import initials


def drawn(source: str, **context) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Chidi Example", "CE"), ("Bo", "B"), ("ada maria sample", "AS"), ("  Bo   Sample ", "BS"), ("", "")],
)
def test_initials_are_the_first_and_the_last_word(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("give", "get", "said"),
    [(78, 92, "gives 78, gets 92"), (0, 100, "gives 0, gets 100"), (-5, 140, "gives 0, gets 100"), (41.6, 0, "gives 42, gets 0")],
)  # fmt: skip
def test_wings_say_what_they_draw_and_stay_between_0_and_100(give, get, said):
    assert said in drawn("{% wings give get %}", give=give, get=get)


@pytest.mark.parametrize("value", [1, 40, 100])
def test_each_wing_reaches_as_far_from_the_middle_as_its_value(value):
    svg = drawn("{% wings value value %}", value=value)
    start, give = map(float, re.search(r'class="give" x="([\d.-]+)%" width="([\d.]+)%"', svg).groups())
    inner, get = map(float, re.search(r'class="get" x="([\d.-]+)%" width="([\d.]+)%"', svg).groups())
    assert (100 - start, inner + get) == (value, value)
    assert start + give >= 100  # reaches the middle line


def test_nothing_to_give_or_get_draws_nothing():
    assert drawn("{% wings 0 0 %}").count('width="0%"') == 2


@pytest.mark.parametrize(("percent", "width"), [(None, "0"), (62, "62"), (180, "100")])
def test_a_bar_stays_in_its_track(percent, width):
    assert f'class="value" width="{width}"' in drawn("{% meterbar percent %}", percent=percent)


@pytest.mark.parametrize("source", ["{% wings 10 90 %}", "{% meterbar 10 %}"])
def test_nothing_needs_an_inline_style(source):
    assert "style=" not in drawn(source)
