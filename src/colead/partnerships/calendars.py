"""Calendar invitations by RFC 5545 and 5546, as Outlook, Google and Apple read them.

A single meeting is one instant and written in UTC: that names it exactly, every calendar shows it on its owner's
clock, and no VTIMEZONE can be misread or fall out of date. A series keeps an hour of somebody's clock, so it is
written on that clock, with its zone; each of its meetings is named by when it was to be at first (RECURRENCE-ID).

The organizer is the product, not a member: calendars do not offer "accept" for what one organizes oneself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar as Component
from icalendar import Event, vCalAddress, vText

from colead.kernel.mail import Calendar
from colead.partnerships.zones import zone_of

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
    zone: str = ""  # of a series: the clock that keeps its hour
    recurs_at: datetime | None = None  # which of the series: when it was to be at first


def request(*invitations: Invitation) -> Calendar:
    """Ask the guests to a meeting, or tell them that it moved (same UID, higher SEQUENCE).

    Several are meetings of one series: RFC 5546 lets a request hold components of one UID only.
    """
    return _calendar([_event(one, "CONFIRMED") for one in invitations], invitations, method="REQUEST")


def cancel(*invitations: Invitation) -> Calendar:
    """Take a meeting, or several of one series, out of the guests' calendars again."""
    return _calendar([_event(one, "CANCELLED") for one in invitations], invitations, method="CANCEL")


def request_series(first: Invitation, *, every_days: int, meetings: Sequence[Invitation]) -> Calendar:
    """Ask the guests to a whole series: one rule on the wall clock of its zone, so that it keeps its hour.

    Days of the rule on which nobody meets are exceptions; a meeting at another place stands for itself.
    """
    zone = ZoneInfo(first.zone)
    starts = {one.starts_at.astimezone(zone).replace(tzinfo=None) for one in meetings}
    begins, last = min(starts), max(starts)
    master = _event(replace(first, recurs_at=None), "CONFIRMED")
    weeks, days = divmod(every_days, 7)
    often = {"FREQ": "DAILY", "INTERVAL": every_days} if days else {"FREQ": "WEEKLY", "INTERVAL": weeks}
    master.add("RRULE", often | {"UNTIL": last.replace(tzinfo=zone).astimezone(UTC)})
    day = begins
    while (day := day + timedelta(days=every_days)) < last:
        if day not in starts:
            master.add("EXDATE", day.replace(tzinfo=zone))
    apart = [_event(one, "CONFIRMED") for one in meetings if one.place != first.place]
    return _calendar([master, *apart], meetings, method="REQUEST")


def feed(name: str, meetings: Sequence[Invitation]) -> str:
    """Give a calendar to subscribe to: when and where, with whom, and nothing else."""
    calendar = _blank()
    calendar.add("X-WR-CALNAME", name)
    calendar.add("REFRESH-INTERVAL", timedelta(hours=1))
    for one in meetings:
        event = _event(one, "CONFIRMED")
        for part in ("ATTENDEE", "ORGANIZER", "DESCRIPTION"):
            event.pop(part, None)
        calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def _calendar(events: Sequence[Event], invitations: Sequence[Invitation], *, method: str) -> Calendar:
    calendar = _blank()
    calendar.add("METHOD", method)
    moments = [at for one in invitations for at in (one.starts_at, one.recurs_at) if at is not None]
    for zone in sorted({one.zone for one in invitations if one.zone}):
        calendar.add_component(zone_of(zone, since=min(moments), until=max(moments)))
    for event in events:
        calendar.add_component(event)
    return Calendar(text=calendar.to_ical().decode(), method=method)


def _blank() -> Component:
    calendar = Component()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def _event(invitation: Invitation, status: str) -> Event:
    zone = ZoneInfo(invitation.zone) if invitation.zone else UTC
    starts = invitation.starts_at.astimezone(zone)
    event = Event()
    event.add("UID", invitation.uid)
    event.add("SEQUENCE", invitation.sequence)
    event.add("DTSTAMP", invitation.at.astimezone(UTC).replace(microsecond=0))
    event.add("DTSTART", starts)
    event.add("DTEND", (invitation.starts_at + timedelta(minutes=invitation.minutes)).astimezone(zone))
    if invitation.recurs_at is not None:
        event.add("RECURRENCE-ID", invitation.recurs_at.astimezone(zone))
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
