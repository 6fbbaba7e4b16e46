"""In which stage of the path each person of a cohort is; every enrolled person is in exactly one."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from colead.partnerships.models import Meeting, Member
from colead.partnerships.states import MeetingState, PartnershipState
from colead.programmes.models import Cohort, Enrolment
from colead.programmes.states import EnrolmentState


class Stage(TextChoices):
    """A cell of the funnel. The definitions are the product's metric dictionary for these counts."""

    UNANSWERED = "unanswered", _("not answered yet")
    DECLINED = "declined", _("declined")
    PREPARING = "preparing", _("filling in their profile")
    WAITING = "waiting", _("ready, waiting for a partner")
    PAIRED = "paired", _("with a partner, before the first meeting")
    MET = "met", _("have met")
    ASIDE = "aside", _("pausing, or completed without a meeting")
    GONE = "gone", _("left, or not admitted")


OUT = (
    EnrolmentState.WITHDRAWN, EnrolmentState.REJECTED, EnrolmentState.LEFT, EnrolmentState.WAITLISTED,
)  # fmt: skip
NOT_LOOKED_FOR = (EnrolmentState.PAUSED, EnrolmentState.COMPLETED)  # no round finds somebody for them
# Which stages a step of the funnel counts: everybody who came at least this far.
FUNNEL: dict[str, tuple[Stage, ...]] = {
    "invited": tuple(Stage),
    "accepted": (Stage.PREPARING, Stage.WAITING, Stage.PAIRED, Stage.MET, Stage.ASIDE),
    "ready": (Stage.WAITING, Stage.PAIRED, Stage.MET, Stage.ASIDE),
    "paired": (Stage.PAIRED, Stage.MET),
    "met": (Stage.MET,),
}


def with_stage(enrolments: QuerySet[Enrolment]) -> QuerySet[Any]:
    """Annotate each enrolment with its stage."""
    live = Member.objects.filter(
        enrolment=OuterRef("pk"), partnership__state__in=[PartnershipState.ACTIVE, PartnershipState.PAUSED]
    )
    met = Meeting.objects.filter(partnership=OuterRef("partnership"), state=MeetingState.HELD)
    held = Member.ever.filter(Exists(met), enrolment=OuterRef("pk"))
    return enrolments.annotate(
        stage=Case(
            When(state=EnrolmentState.INVITED, then=Value(Stage.UNANSWERED)),
            When(state=EnrolmentState.DECLINED, then=Value(Stage.DECLINED)),
            When(state=EnrolmentState.APPLIED, then=Value(Stage.PREPARING)),
            When(
                state__in=OUT,
                then=Value(Stage.GONE),
            ),
            When(Exists(held), then=Value(Stage.MET)),
            When(Exists(live), then=Value(Stage.PAIRED)),
            When(state__in=NOT_LOOKED_FOR, then=Value(Stage.ASIDE)),
            default=Value(Stage.WAITING),
        )
    )


def count_stages(cohort: Cohort) -> dict[Stage, int]:
    """Count the people in each stage; one query."""
    counted = Counter(
        dict(
            with_stage(Enrolment.objects.filter(cohort=cohort))
            .values_list("stage")
            .annotate(people=Count("pk"))
            .order_by()
        )
    )
    return {stage: counted[stage] for stage in Stage}
