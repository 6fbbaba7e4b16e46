"""The way from a number to what it means."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from colead.insights.queries.definitions import dictionary

register = template.Library()


class NoSuchMetric(LookupError):
    """A page names a figure that the dictionary does not define."""


@register.simple_tag
def metric(code: str) -> SafeString:
    """Give a figure's name as a link to its definition."""
    for chapter in dictionary():
        for one in chapter.definitions:
            if one.code == code:
                return format_html(
                    '<a class="defined" href="{}#{}">{}</a>', reverse("metrics"), code, one.name
                )
    raise NoSuchMetric(code)
