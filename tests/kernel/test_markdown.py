from __future__ import annotations

import time

import pytest

from colead.kernel.markdown import to_html


def test_what_people_use_is_rendered():
    html = to_html("Hello **you**\nand *me*\n\n- one\n- two\n\n> said\n\n[page](https://example.org/a)")
    assert html == (
        "<p>Hello <strong>you</strong><br>\nand <em>me</em></p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        "<blockquote>\n<p>said</p>\n</blockquote>\n"
        '<p><a href="https://example.org/a" rel="noopener noreferrer nofollow">page</a></p>\n'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](javascript:alert(1))", "[click](JaVaScRiPt:alert(1))", "[click](data:text/html,x)", "<javascript:alert(1)>",
        "<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "<a href='javascript:x'>x</a>",
        "[click](&#106;avascript:alert(1))", "[click](vbscript:x)", '[x](https://example.org "onmouseover=alert(1)")',
    ],
)  # fmt: skip
def test_nothing_that_runs_comes_out(hostile):
    html = to_html(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="java' not in html.lower()
    assert 'href="data' not in html
    assert 'href="vb' not in html
    assert "onmouseover" not in html
    assert "onerror" not in html or "&lt;img" in html


def test_pictures_are_not_loaded_and_headings_stay_text():
    html = to_html("![me](https://example.org/me.png)\n\n# Big\n\nBig\n===")
    assert ("<img" in html, "<h1" in html, "# Big" in html) == (False, False, True)


@pytest.mark.parametrize("hostile", ["[" * 50_000, "[a](" * 12_000, "*a_ " * 12_000, "> " * 20_000, "`" * 50_000, "- " * 9_000, "<" * 50_000, "[" * 590 + "(" * 9, ">" * 590, "*a " * 550])  # fmt: skip
def test_hostile_text_is_quick(hostile):
    began = time.process_time()
    to_html(hostile)
    assert time.process_time() - began < 1


def test_too_much_is_shown_as_it_is():
    assert to_html("[" * 700 + "<b>").endswith("[&lt;b&gt;</p>")
