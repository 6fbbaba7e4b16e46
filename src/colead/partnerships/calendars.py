"""Calendar invitations by RFC 5545 and 5546, as Outlook, Google and Apple read them.

Times are written in UTC. A meeting here is one instant, not a series: UTC names it exactly, every calendar
shows it on its owner's clock, daylight saving included, and no VTIMEZONE can be misread or fall out of date.

The organizer is the product, not a member: calendars do not offer "accept" for what one organizes oneself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar as Component
from icalendar import Event, vCalAddress, vText

from colead.kernel.mail import Calendar

PRODUCT = "-//Colead//Peer mentoring//EN"


@dataclass(frozen=True)
class Guest:
    """Somebody in an invitation."""

    name: str
    email: str


@dataclass(frozen=True)
class Invitation:
    """A meeting as calendars need it. Nothing private: summary and description show on lock screens."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    summary: str
    description: str
    place: str
    organizer: Guest
    guests: tuple[Guest, ...]
    at: datetime  # when this was written


def request(invitation: Invitation) -> Calendar:
    """Ask the guests to a meeting, or tell them that it moved (same UID, higher SEQUENCE)."""
    return _calendar(invitation, method="REQUEST", status="CONFIRMED")


def cancel(invitation: Invitation) -> Calendar:
    """Take the meeting out of the guests' calendars again."""
    return _calendar(invitation, method="CANCEL", status="CANCELLED")


def _calendar(invitation: Invitation, *, method: str, status: str) -> Calendar:
    calendar = Component()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    calendar.add_component(_event(invitation, status))
    return Calendar(text=calendar.to_ical().decode(), method=method)


def _event(invitation: Invitation, status: str) -> Event:
    starts = invitation.starts_at.astimezone(UTC)
    event = Event()
    event.add("UID", invitation.uid)
    event.add("SEQUENCE", invitation.sequence)
    event.add("DTSTAMP", invitation.at.astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", starts)
    event.add("DTEND", starts + timedelta(minutes=invitation.minutes))
    event.add("SUMMARY", invitation.summary)
    event.add("DESCRIPTION", invitation.description)
    if invitation.place:
        event.add("LOCATION", invitation.place)
    event.add("STATUS", status)
    event.add("TRANSP", "OPAQUE" if status == "CONFIRMED" else "TRANSPARENT")
    event.add("ORGANIZER", _address(invitation.organizer), encode=False)
    for guest in invitation.guests:
        event.add("ATTENDEE", _attendee(guest), encode=False)
    return event


def _address(guest: Guest) -> vCalAddress:
    address = vCalAddress(f"mailto:{guest.email}")
    # A parameter's value may hold no double quote, and nothing else has to be taken away.
    address.params["CN"] = vText(guest.name.replace('"', "'"))
    return address


def _attendee(guest: Guest) -> vCalAddress:
    address = _address(guest)
    for name, value in {
        "CUTYPE": "INDIVIDUAL",
        "ROLE": "REQ-PARTICIPANT",
        "PARTSTAT": "NEEDS-ACTION",
        "RSVP": "TRUE",
    }.items():
        address.params[name] = vText(value)
    return address
