"""What is worth a second look half way, and who has the certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.safestring import SafeString

from colead.kernel.markdown import to_html
from colead.learning.library import modules_of
from colead.learning.models import Refresher, Training
from colead.learning.plans import needed, plan_of
from colead.programmes.models import Enrolment


@dataclass(frozen=True)
class SecondLook:
    """One module, half way."""

    code: str
    title: str
    text: SafeString


@dataclass(frozen=True)
class RefresherPage:
    """What one has learned, in short; when one has taken the second look."""

    looks: tuple[SecondLook, ...]
    taken_at: datetime | None


def refresher_page(enrolment: Enrolment) -> RefresherPage:
    """Give the second look at every module that somebody has finished; three queries."""
    modules = modules_of(enrolment.cohort.programme)
    finished = Training.objects.filter(enrolment=enrolment, finished_at__isnull=False)
    looks = [modules[code] for code in finished.values_list("module", flat=True) if code in modules]
    taken = Refresher.objects.filter(enrolment=enrolment).values_list("taken_at", flat=True).first()
    return RefresherPage(
        tuple(SecondLook(one.code, one.title, to_html(one.refresher)) for one in looks if one.refresher),
        taken,
    )


@dataclass(frozen=True)
class Certificate:
    """What stands on the certificate of somebody who has finished all that was asked of them."""

    name: str
    programme: str
    modules: tuple[tuple[str, str, int], ...]  # title, summary, minutes
    on: datetime

    @property
    def hours(self) -> float:
        """Give the time that it takes, in hours and halves."""
        return round(sum(minutes for _title, _summary, minutes in self.modules) / 30) / 2


def certificate_of(enrolment: Enrolment) -> Certificate | None:
    """Give the certificate, or nothing while something is missing; three queries."""
    programme = enrolment.cohort.programme
    modules = modules_of(programme)
    codes = [code for code in needed(plan_of(programme), enrolment.roles) if code in modules]
    rows = Training.objects.filter(enrolment=enrolment, finished_at__isnull=False, module__in=codes)
    finished = {code: on for code, on in rows.values_list("module", "finished_at") if on is not None}
    if not codes or set(finished) != set(codes):
        return None
    lines = tuple((modules[code].title, modules[code].summary, modules[code].minutes) for code in codes)
    return Certificate(enrolment.person.name, programme.name, lines, max(finished.values()))
