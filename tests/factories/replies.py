"""Answers of calendars, as Outlook, Google and Apple send them."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage

from colead.partnerships.models import Meeting
from tests.factories.people import NOW


def make_reply_text(
    meeting: Meeting,
    sender: str,
    partstat: str = "ACCEPTED",
    *,
    method: str = "REPLY",
    attendee: str = "",
    sequence: int | None = None,
    stamp: datetime = NOW,
    starts_at: datetime | None = None,
    recurs_at: datetime | None = None,
) -> str:
    """Write what a calendar answers to an invitation."""
    uid = meeting.series.calendar_uid if meeting.series else meeting.calendar_uid
    lines = [
        "BEGIN:VCALENDAR", "PRODID:-//Example//EN", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}", f"SEQUENCE:{meeting.calendar_sequence if sequence is None else sequence}",
        "ORGANIZER:mailto:colead@localhost", f"ATTENDEE;PARTSTAT={partstat};CN=Somebody:mailto:{attendee or sender}",
    ]  # fmt: skip
    lines += [f"DTSTART:{starts_at:%Y%m%dT%H%M%SZ}"] if starts_at else []
    lines += [f"RECURRENCE-ID:{recurs_at:%Y%m%dT%H%M%SZ}"] if recurs_at else []
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def make_reply(
    meeting: Meeting, sender: str, partstat: str = "ACCEPTED", *, method: str = "REPLY", **more
) -> bytes:
    """Write the e-mail of a calendar that answers an invitation."""
    text = make_reply_text(meeting, sender, partstat, method=method, **more)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = (
        f"Somebody <{sender}>",
        "colead@localhost",
        "Accepted",
    )
    message.set_content("Somebody has answered.")
    message.add_alternative(text, subtype="calendar", params={"method": method})
    message.add_attachment(text.encode(), maintype="application", subtype="ics", filename="invite.ics")
    return message.as_bytes()
