"""The shapes of what a coordinator types about a programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.kernel.text import clean_email, clean_line
from colead.partnerships.actions.planning import ROOM
from colead.programmes.actions.cohorts import Plan
from colead.programmes.actions.programmes import Charter
from colead.programmes.models import Cohort, Competency, Programme
from colead.programmes.states import Post, Task


@dataclass(frozen=True)
class Section:
    """A part of a long form."""

    title: Any
    lead: Any
    example: Any
    names: tuple[str, ...]


@dataclass(frozen=True)
class BoundSection:
    """A part of a long form, with its fields."""

    section: Section
    fields: tuple[forms.BoundField, ...]


CHARTER_SECTIONS = (
    Section(
        _("What it is for"),
        _("People decide by this whether to take part."),
        _(
            "Purpose: “Our managers carry every reorganisation. Each of them should have one colleague to think "
            "with who is neither their boss nor their report.” Goals: “Difficult conversations are held within two "
            "days. Decisions are explained with their reasons.” What it is not: “Not coaching by a boss, not part "
            "of any appraisal, not therapy.”"
        ),
        ("name", "purpose", "drivers", "goals", "not_this"),
    ),
    Section(
        _("What each person does"),
        _("Say it so that nobody is surprised later."),
        _("“An hour every two weeks, half of it for each. A worksheet before, one small step after.”"),
        ("expectations", "cadence_days", "meeting_minutes", "meeting_link"),
    ),
    Section(
        _("Who stands behind it"),
        _("A sentence from somebody senior is what lets people take the time."),
        _("“You have an hour every two weeks for this. It is work, and it counts as work.”"),
        ("sponsor_name", "sponsor_words"),
    ),
    Section(
        _("How we would know that it helped"),
        _("Decide it before the first answer comes in. Otherwise the best number would win."),
        _(
            "80 of 100 partnerships in regular contact; 70 of 100 places in circles taken. The one outcome: “How often "
            "people decide in time, as they see it themselves, before the start and after 26 weeks.”"
        ),
        ("contact_floor", "attendance_floor", "primary_outcome"),
    ),
    Section(
        _("How people treat each other"),
        _("Everybody in the programme reads and acknowledges it."),
        _(
            "“What is said here stays here, except where somebody is in danger. We ask before we advise. Nobody uses "
            "what they hear for or against a person. No favours, no pressure, no remarks about bodies or beliefs. "
            "Either of us may end it without giving a reason.” The contact: somebody outside the line and the programme."
        ),
        ("code_of_conduct", "contact_name", "contact_reach"),
    ),
)


class CharterForm(forms.ModelForm[Programme]):
    """What a programme says of itself."""

    cadence_days = forms.IntegerField(
        label=_("Days between meetings"), min_value=7, max_value=60, initial=14,
        help_text=_("14 means every two weeks."),
    )  # fmt: skip
    meeting_minutes = forms.IntegerField(
        label=_("Minutes of a meeting"), min_value=30, max_value=180, initial=60,
        help_text=_("60 gives each of two people half an hour."),
    )  # fmt: skip

    meeting_link = forms.CharField(
        label=_("Address of video calls"), max_length=200, required=False,
        help_text=_(
            "For example https://meet.example.org/{meeting}: each meeting gets a room of its own, whose name nobody "
            "can guess. Leave it empty, and people say themselves where they meet."
        ),
    )  # fmt: skip

    class Meta:
        model = Programme
        fields = (
            "name", "purpose", "drivers", "goals", "not_this", "expectations", "sponsor_name", "sponsor_words",
            "contact_floor", "attendance_floor", "primary_outcome", "code_of_conduct", "contact_name",
            "contact_reach", "cadence_days", "meeting_minutes", "meeting_link",
        )  # fmt: skip
        help_texts = {
            "purpose": _("Why this exists, in two sentences. It stands in the invitation."),
            "drivers": _("What made the organisation start it this year."),
            "contact_floor": _("The share of partnerships that meet as they agreed. 80 is a usual floor."),
            "attendance_floor": _("Leave it empty where there are no circles. 70 is a usual floor."),
            "primary_outcome": _(
                "One change, with its measure and its day. It is locked before the cohort starts."
            ),
            "code_of_conduct": _("What people may expect of each other, and what nobody has to bear."),
            "contact_name": _("A named person to turn to, outside the reporting line and the programme."),
            "contact_reach": _("An address or a number that only this person reads."),
            "goals": _("What should be different at the end. One line each."),
            "not_this": _("What people might fear it is. It stands in the invitation."),
            "expectations": _("What each person gives: time, preparation, a next step."),
            "sponsor_name": _("With their role, as people know them."),
            "sponsor_words": _(
                "Why the organisation gives people the time. It stands beside the invitation."
            ),
        }

    def clean_meeting_link(self) -> str:
        """Refuse an address that would put everybody into one room, or that is not encrypted."""
        link = clean_line(self.cleaned_data["meeting_link"])
        if link and (not link.startswith("https://") or link.count(ROOM) != 1):
            raise forms.ValidationError(
                _("Begin with https:// and write {meeting} once, where the room’s name goes.")
            )
        return link

    @property
    def sections(self) -> list[BoundSection]:
        """Give the fields in the parts in which they are asked."""
        return [
            BoundSection(section, tuple(self[name] for name in section.names)) for section in CHARTER_SECTIONS
        ]

    def charter(self) -> Charter:
        """Give what was typed as the action wants it."""
        return Charter(**self.cleaned_data)


class CohortForm(forms.ModelForm[Cohort]):
    """When a cohort runs."""

    class Meta:
        model = Cohort
        fields = ("name", "answer_by", "starts_on", "ends_on")
        widgets = {
            name: forms.DateInput({"type": "date"}, format="%Y-%m-%d")
            for name in ("answer_by", "starts_on", "ends_on")
        }
        help_texts = {
            "name": _("For example: Spring 2027."),
            "answer_by": _("It stands in the invitation. Two weeks are usual."),
            "starts_on": _("When the first partners are introduced."),
            "ends_on": _("Six months are usual."),
        }

    def clean(self) -> dict[str, Any]:
        """Point at the date that is out of order."""
        typed = super().clean() or self.cleaned_data
        answer_by, starts_on, ends_on = (typed.get(name) for name in ("answer_by", "starts_on", "ends_on"))
        if answer_by and starts_on and answer_by > starts_on:
            self.add_error("answer_by", _("Answers must be due by the start. Choose an earlier day."))
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", _("The end must come after the start. Choose a later day."))
        return typed

    def plan(self) -> Plan:
        """Give what was typed as the action wants it."""
        return Plan(**self.cleaned_data)


class CompetencyForm(forms.ModelForm[Competency]):
    """A competency's code, name and sentence."""

    class Meta:
        model = Competency
        fields = ("name", "code", "description")
        help_texts = {
            "code": _("Three letters for narrow tables, such as COM."),
            "description": _("What somebody does who is good at it. People read it when they choose."),
        }

    def clean_code(self) -> str:
        """Write short codes in capitals, as the first eight are."""
        return clean_line(self.cleaned_data["code"]).upper()


class AppointmentForm(forms.Form):
    """Somebody's address and the post they get."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(
        label=_("Name"), max_length=200, required=False,
        help_text=_("Only needed for somebody who is not in the directory."),
    )  # fmt: skip
    post = forms.ChoiceField(
        label=_("Post"), choices=Post.choices, widget=forms.RadioSelect, initial=Post.SPONSOR,
        help_text=_("Coordinators run the programme. Co-coordinators do the tasks that you choose below. Sponsors see "
                    "released counts and nothing else. Evaluators see who takes part under pseudonyms, without names."),
    )  # fmt: skip
    tasks = forms.MultipleChoiceField(
        label=_("Tasks of a co-coordinator"),
        choices=Task.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_email(self) -> str:
        return clean_email(self.cleaned_data["email"])

    def clean_name(self) -> str:
        return clean_line(self.cleaned_data["name"])
