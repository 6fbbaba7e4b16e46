"""An entry of the top bar."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Entry:
    """What an audience can go to: a label, the name of an address, and under which paths it counts as where one is."""

    label: str | Promise
    name: str
    under: tuple[str, ...] = ()
    unread: str = ""  # the name of an address that says whether something waits there

    def at(self, path: str) -> NavItem:
        """Give the entry as it is shown on a page."""
        url = reverse(self.name)
        below = (*self.under, url) if url != "/" else self.under
        unread = reverse(self.unread) if self.unread else ""
        return NavItem(str(self.label), url, path == url or path.startswith(below), unread)


@dataclass(frozen=True)
class NavItem:
    """One entry of the top bar, as shown on one page."""

    label: str
    url: str
    current: bool
    unread_url: str = ""
