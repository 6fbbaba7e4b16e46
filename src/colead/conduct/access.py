"""The only ways to a report: as the contact it was made to, with its secret code, or as who made it by name."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from colead.conduct.codes import digest_of
from colead.conduct.models import Report
from colead.conduct.rules import is_reporter, may_read
from colead.people.models import Person


def entrusted_report(person: Person, key: str) -> Report:
    """Find a report that was made to this contact."""
    report = get_object_or_404(Report, key=key)
    if not may_read(person, report):
        raise Http404
    return report


def own_report(person: Person, key: str) -> Report:
    """Find a report that the person made under their name."""
    report = get_object_or_404(Report.objects.select_related("contact"), key=key)
    if not is_reporter(person, report):
        raise Http404
    return report


def report_of_code(code: str) -> Report | None:
    """Find the report that a secret code opens; holding the code is the permission."""
    return Report.objects.select_related("contact").filter(code_digest=digest_of(code)).first()


def contact_named(key: str) -> Person:
    """Find somebody whom one may report to."""
    return get_object_or_404(Person, key=key, is_safeguarding_contact=True, is_active=True)
