"""What people write, as safe HTML: paragraphs, lists, emphasis, quotes and links; no pictures, no headings, no HTML.

Hostile text is quick as well: with more than a few hundred marks nobody means links, and the text is shown as it is.
"""

from __future__ import annotations

from functools import lru_cache

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "s", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LONGEST = 20_000
MOST_MARKS = 600  # of characters that make a parser look far ahead
MARKS = "[]*_`<>~!("


def to_html(text: str) -> SafeString:
    """Render Markdown; what comes out is safe to show to others."""
    if len(text) > LONGEST or sum(map(text.count, MARKS)) > MOST_MARKS:
        return mark_safe(f'<p class="plain-text">{escape(text)}</p>')  # noqa: S308 - escaped above
    cleaned = nh3.clean(
        _parser().render(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )  # fmt: skip
    return mark_safe(cleaned)  # noqa: S308 - nh3 leaves only what is allowed above


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    options = {"html": False, "breaks": True, "linkify": False, "maxNesting": 20}
    return MarkdownIt("commonmark", options).disable(
        ["image", "heading", "lheading", "html_block", "html_inline", "reference"]
    )
