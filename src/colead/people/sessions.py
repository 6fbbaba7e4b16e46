"""Who is signed in where: Django keeps sessions without saying whose they are."""

from __future__ import annotations

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from colead.kernel.personal import Someone


def sessions_of(person: Someone) -> list[str]:
    """Give the keys of the person's sessions; reads them all, which is what their table allows."""
    wanted = str(person.pk)
    return [
        session.session_key
        for session in Session.objects.iterator(chunk_size=1_000)
        if session.get_decoded().get(SESSION_KEY) == wanted
    ]


def end_sessions(person: Someone) -> int:
    """Sign the person out everywhere, from their next page on; gives how many sessions ended."""
    keys = sessions_of(person)
    for start in range(0, len(keys), 500):
        Session.objects.filter(session_key__in=keys[start : start + 500]).delete()
    return len(keys)
