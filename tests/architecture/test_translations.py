"""Every word that a person reads in a page can be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted(
    path for path in Path("src/colead").rglob("templates/**/*.html") if "gallery" not in path.parts
)
CLASSES = re.compile(r"{%\s*block main_class\s*%}[^{]*")
TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.S)
HIDDEN = re.compile(
    r"{#.*?#}|{%\s*comment.*?endcomment\s*%}|<!--.*?-->|<!\[.*?\]>|<svg.*?</svg>|<script.*?</script>", re.S
)
CODE = re.compile(r"{%.*?%}|{{.*?}}", re.S)
READ_OUT = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"{]*[A-Za-z]{2}[^"{]*)"')
ENTITY = re.compile(r"&#?\w+;")
NAMES = {"Colead", "· Colead", "co", "lead"}  # the name and its two halves


def untranslated(source: str) -> list[str]:
    """List the words of a template that stand outside every translation tag."""
    visible = HIDDEN.sub("", TRANSLATED.sub("", CLASSES.sub("", source)))
    attributes = READ_OUT.findall(CODE.sub("{}", visible))
    text = re.sub(r"<[^>]*>", "\n", CODE.sub("", visible))
    lines = (line.strip() for line in ENTITY.sub(" ", text).splitlines())
    return [line for line in lines if re.search(r"[^\W\d_]{2}", line) and line not in NAMES] + attributes


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_every_word_can_be_translated(template):
    assert untranslated(template.read_text()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p>{% translate "Hello" %}</p>', []),
        ("<p>{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}</p>", []),
        ('<button title="Close it">×</button>', ["Close it"]),
        ("<p>{{ name }} · {{ at }}</p>", []),
    ],
)
def test_a_forgotten_word_is_noticed(source, words):
    assert untranslated(source) == words
