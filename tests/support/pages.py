"""A test client that checks every page it gets, so that no test has to remember to."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.test import Client

from tests.support.rendering import queries_while_rendering

HTML = "{http://www.w3.org/1999/xhtml}"
TOKEN = re.compile(r"(?<=name=\"csrfmiddlewaretoken\" value=\")[a-zA-Z0-9]{64}(?=\")")  # another each time
FIELDS = {f"{HTML}{name}" for name in ("input", "select", "textarea")}


class PageClient(Client):
    """Django's test client; every HTML page that comes back is checked."""

    def request(self, **request: Any) -> Any:
        with queries_while_rendering() as queries:
            response = super().request(**request)
        if response.get("Content-Type", "").startswith("text/html"):
            assert queries == [], f"templates never query: {queries}"
            check_page(response)
        return response


def check_page(response: Any) -> None:
    """Fail with what is wrong with the page."""
    source = response.content.decode()
    if "sandbox" in response.get("Content-Security-Policy", ""):
        assert mail_problems(source) == []
        return
    problems = page_problems(source, is_fragment=not source.lstrip().lower().startswith("<!doctype"))
    problems += header_problems(response)
    assert problems == []


def mail_problems(source: str) -> list[str]:
    """List what is wrong with an e-mail's HTML; it has inline styles, and stands in a frame without rights."""
    elements = list(html5lib.parse(source).iter())
    scripts = ["script" for element in elements if element.tag == f"{HTML}script"]
    handlers = [f"inline {name}" for element in elements for name in element.attrib if name.startswith("on")]
    return scripts + handlers + _host_problems(elements)


def header_problems(response: Any) -> list[str]:
    """List what is missing among the headers."""
    policy = response.get("Content-Security-Policy", "")
    problems = [
        f"policy allows {word}" for word in ("unsafe-inline", "unsafe-eval", "http:", "*") if word in policy
    ]
    problems += ["no content-security policy"] if "default-src 'none'" not in policy else []
    problems += ["may be cached"] if "no-store" not in response.get("Cache-Control", "") else []
    return problems


def page_problems(source: str, *, is_fragment: bool = False) -> list[str]:
    """List what is wrong with a page's HTML: syntax, headings, labels, ids, inline code, outside hosts."""
    return list(_problems_of(TOKEN.sub("t" * 64, source), is_fragment))


@lru_cache(maxsize=2000)  # sweeps get the same page for many people
def _problems_of(source: str, is_fragment: bool) -> tuple[str, ...]:
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parseFragment(source) if is_fragment else parser.parse(source)
    problems = [f"HTML: {code} at {place}" for place, code, _ in parser.errors]
    elements = list(tree.iter())
    problems += _inline_problems(elements) + _id_problems(elements) + _label_problems(elements)
    problems += _host_problems(elements)
    return tuple(problems if is_fragment else problems + _heading_problems(elements))


def _heading_problems(elements: list[Element]) -> list[str]:
    headings = [_text(e) for e in elements if e.tag == f"{HTML}h1"]
    if len(headings) != 1:
        return [f"{len(headings)} h1"]
    title = next((_text(e) for e in elements if e.tag == f"{HTML}title"), "")
    return (
        [] if title.startswith(headings[0]) else [f"title {title!r} does not begin with h1 {headings[0]!r}"]
    )


def _inline_problems(elements: list[Element]) -> list[str]:
    problems = []
    for element in elements:
        problems += [f"inline {name}" for name in element.attrib if name == "style" or name.startswith("on")]
        if element.tag == f"{HTML}style":
            problems.append("inline style sheet")
        if (
            element.tag == f"{HTML}script"
            and not element.get("src")
            and element.get("type") != "application/json"
        ):
            problems.append("inline script")
    return problems


def _id_problems(elements: list[Element]) -> list[str]:
    counts = Counter(element.get("id") for element in elements if element.get("id"))
    return [f"id {name} twice" for name, count in counts.items() if count > 1]


def _label_problems(elements: list[Element]) -> list[str]:
    labelled = {e.get("for") for e in elements if e.tag == f"{HTML}label"}
    inside = {id(field) for e in elements if e.tag == f"{HTML}label" for field in e.iter()}
    fields = [e for e in elements if e.tag in FIELDS and e.get("type") not in ("hidden", "submit", "button")]
    return [
        f"field {field.get('name')} has no label"
        for field in fields
        if not (
            field.get("id") in labelled
            or id(field) in inside
            or field.get("aria-label")
            or field.get("aria-labelledby")
        )
    ]


def _host_problems(elements: list[Element]) -> list[str]:
    loading = (
        (e.get(name) or "") for e in elements for name in ("src", "srcset", "action", "data", "poster")
    )
    linked = (e.get("href") or "" for e in elements if e.tag == f"{HTML}link")
    return [f"loads from {url}" for url in [*loading, *linked] if re.match(r"(?:[a-z]+:)?//", url)]


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
