"""How these tests open a coordinator's pages and press their buttons."""

from __future__ import annotations

from django.urls import reverse


def page(browser, name, found, **more):
    return browser.get(reverse(name, args=[found.key, *more.pop("args", [])]), more)


def act(browser, name, thing, data=None):
    return browser.post(reverse(name, args=[thing.key]), data or {}, follow=True)


def text(response):
    return response.content.decode()
