"""The page client's guards, each broken on purpose."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from colead.people.models import Person
from tests.support.pages import header_problems, mail_problems, page_problems
from tests.support.rendering import queries_while_rendering

GOOD = (
    '<!DOCTYPE html><html lang="en"><head><title>Hello · Colead</title></head>'
    '<body><h1>Hello</h1><label for="a">A</label><input id="a" name="a"></body></html>'
)


def test_a_good_page_has_no_problem():
    assert page_problems(GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        ("<h1>Hello</h1>", "", "0 h1"),
        ("<h1>Hello</h1>", "<h1>Hello</h1><h1>Hello</h1>", "2 h1"),
        ("<title>Hello", "<title>Other", "title 'Other · Colead' does not begin with h1 'Hello'"),
        ("<h1>Hello</h1>", '<h1 style="color:red">Hello</h1>', "inline style"),
        ("<h1>Hello</h1>", '<h1 onclick="x()">Hello</h1>', "inline onclick"),
        ("</body>", "<script>1</script></body>", "inline script"),
        ("</body>", "<style>a{}</style></body>", "inline style sheet"),
        ("</body>", '<img src="https://cdn.example.org/x.png" alt=""></body>', "loads from https://cdn.example.org/x.png"),
        ("</body>", '<p id="a"></p></body>', "id a twice"),
        ('<label for="a">A</label>', "", "field a has no label"),
    ],
)  # fmt: skip
def test_a_bad_page_is_noticed(good, bad, problem):
    assert page_problems(GOOD.replace(good, bad, 1)) == [problem]


def test_a_bad_page_is_noticed_as_often_as_it_comes_whatever_its_token():
    field = '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
    bad = [GOOD.replace("<h1>Hello</h1>", field.format(letter * 64)) for letter in "aab"]
    assert [page_problems(page) for page in bad] == [["0 h1"]] * 3


@pytest.mark.parametrize("broken", ["<p></div>", "<table><p>x</p></table>", '<a href="x" href="y">z</a>'])
def test_invalid_html_is_noticed(broken):
    problems = page_problems(GOOD.replace("</body>", broken + "</body>"))
    assert [problem[:5] for problem in problems if problem.startswith("HTML:")] != []


@pytest.mark.django_db
def test_a_query_inside_a_template_is_noticed():
    with queries_while_rendering() as queries:
        Template("{% for p in people %}{{ p.name }}{% endfor %}").render(
            Context({"people": Person.objects.all()})
        )
    assert len(queries) == 1


@pytest.mark.django_db
def test_a_query_before_rendering_is_fine():
    with queries_while_rendering() as queries:
        people = list(Person.objects.all())
        Template("{% for p in people %}{{ p.name }}{% endfor %}").render(Context({"people": people}))
    assert queries == []


POLICY = "default-src 'none'; script-src 'self'"
HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "private, no-store"}


def test_good_headers_have_no_problem():
    assert header_problems(HEADERS) == []


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("Content-Security-Policy", "", "no content-security policy"),
        ("Content-Security-Policy", f"{POLICY} 'unsafe-inline'", "policy allows unsafe-inline"),
        ("Content-Security-Policy", f"{POLICY} 'unsafe-eval'", "policy allows unsafe-eval"),
        ("Content-Security-Policy", f"{POLICY} *", "policy allows *"),
        ("Content-Security-Policy", f"{POLICY} http://example.org", "policy allows http:"),
        ("Cache-Control", "max-age=60", "may be cached"),
    ],
)
def test_a_bad_header_is_noticed(name, value, problem):
    assert header_problems({**HEADERS, name: value}) == [problem]


MAIL = '<html><body><h1 style="color:teal">Hello</h1><a href="https://colead.example.org/i/x">Go</a></body></html>'


def test_a_good_mail_has_no_problem():
    assert mail_problems(MAIL) == []


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("<script>1</script>", "script"),
        ('<p onclick="x()">x</p>', "inline onclick"),
        ('<img src="https://cdn.example.org/x.png" alt="">', "loads from https://cdn.example.org/x.png"),
    ],
)
def test_a_bad_mail_is_noticed(bad, problem):
    assert mail_problems(MAIL.replace("</body>", f"{bad}</body>")) == [problem]
