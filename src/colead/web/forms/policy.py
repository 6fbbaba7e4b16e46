"""The shape of a programme's rules and weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from colead.pairing.models import MatchingPolicy
from colead.programmes.states import Format

RULES = ("not_same_line", "not_same_slate", "common_language", "min_shared_hours")
WEIGHTS = (
    "weight_needs", "weight_function", "weight_level", "weight_hours", "weight_interests", "weight_style",
)  # fmt: skip


FORMATS: dict[str, Promise] = {
    Format.PEERS: _("Two colleagues help each other; whoever is left over joins two others."),
    Format.NEAR_PEER: _("Somebody who has been there helps one or two who are a step behind; learners may meet in circles too."),
    Format.CIRCLES: _("Four to eight people meet, with somebody who opens and keeps the time."),
    Format.PAIRS_IN_CIRCLES: _("Pairs meet often, and a few pairs together make a circle that meets now and then."),
    Format.CHOICE: _("Learners see a few mentors who fit and ask them one at a time; a mentor answers within a week."),
}  # fmt: skip
# What each format asks about, beside the rules and weights that all of them have.
ASKED: dict[str, tuple[str, ...]] = {
    "pairs": ("rings",),
    "mentoring": ("learner_share", "mentor_least", "mentor_most"),
    "circles": ("circle_size", "circle_smallest", "circle_largest", "facilitators"),
    "both": ("keep_pairs",),
    "choosing": ("shortlist_length", "most_shown", "weight_wishes"),
}


@dataclass(frozen=True)
class Setting:
    """A group of settings, for which formats it counts, and its fields."""

    title: str
    name: str
    fields: list[forms.BoundField]


class PolicyForm(forms.ModelForm[MatchingPolicy]):
    """Format, rules and weights."""

    format = forms.ChoiceField(
        label=_("What kind of partnerships?"),
        choices=Format.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    class Meta:
        model = MatchingPolicy
        fields = (
            "not_same_line", "not_same_slate", "common_language", "min_shared_hours", "weight_needs",
            "weight_function", "weight_level", "weight_hours", "weight_interests", "weight_style",
            *(name for names in ASKED.values() for name in names),
        )  # fmt: skip
        help_texts = {
            "not_same_line": _("Nobody meets their boss, their boss’s boss or somebody who reports to them."),
            "not_same_slate": _("Nobody meets somebody who competes with them for the same post."),
            "common_language": _("They speak at least one language in common."),
            "min_shared_hours": _("Two are enough for an hour every two weeks."),
            "weight_needs": _("Each can help where the other wants help. It should weigh most."),
            "weight_function": _("A look from outside one’s own function."),
            "weight_level": _("Much the same weight on both pairs of shoulders."),
            "weight_hours": _("More free hours in common make it easier to find a time."),
            "weight_interests": _("Something to talk about before it gets serious."),
            "weight_style": _("Gentle with gentle, direct with direct."),
            "weight_wishes": _("What people wished for. Two who wish for each other first are put together in any case."),
            "rings": _("Three people may help each other around: one the second, the second the third, the third the first."),
            "learner_share": _("70 means that what the learner gets counts for 70, what the mentor gets for 30."),
            "mentor_least": _("Fewer only where it cannot be helped."),
            "mentor_most": _("Mentors may say less in their profile, or pause. Learners are spread evenly."),
            "circle_size": _("Five to seven work well: small enough for a turn each, large enough when one is away."),
            "circle_smallest": _("Fewer people than this are not a circle."),
            "circle_largest": _("More people than this do not get a turn each."),
            "facilitators": _("They open the meetings and keep the time. Give people that role in the roster."),
            "keep_pairs": _("Two who meet as a pair sit in the same circle."),
            "shortlist_length": _("Whom each person sees to choose from. Three are enough to choose, and quick to read."),
            "most_shown": _("So that nobody is asked by everybody, and everybody is shown to somebody."),
        }  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        # What the chosen format does not ask keeps what it was.
        for names in ASKED.values():
            for name in names:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for one weight at least: without any, no partner is better than another."""
        typed = super().clean() or self.cleaned_data
        for name, value in typed.items():
            if value is None:
                typed[name] = getattr(self.instance, name)
        if not self.errors and not any(typed[name] for name in WEIGHTS):
            self.add_error(None, _("At least one weight must be more than 0. Move one of them."))
        if (
            not self.errors
            and not typed["circle_smallest"] <= typed["circle_size"] <= typed["circle_largest"]
        ):
            self.add_error("circle_size", _("The size lies between the least and the most."))
        if not self.errors and typed["mentor_least"] > typed["mentor_most"]:
            self.add_error("mentor_least", _("The least is not above the most."))
        return typed

    @property
    def formats(self) -> list[tuple[str, str, Promise]]:
        """Give each format with its name and the sentence that tells it from the others."""
        return [(str(value), str(label), FORMATS[value]) for value, label in Format.choices]

    @property
    def rules(self) -> list[forms.BoundField]:
        """Give the fields that decide who may meet."""
        return [self[name] for name in RULES]

    @property
    def weights(self) -> list[forms.BoundField]:
        """Give the fields that decide what makes a good partner."""
        return [self[name] for name in WEIGHTS]

    @property
    def settings(self) -> list[Setting]:
        """Give what only some formats ask, group by group."""
        titles = {
            "pairs": _("Pairs"), "mentoring": _("Mentors and learners"), "circles": _("Circles"),
            "both": _("Pairs and circles"), "choosing": _("Choosing"),
        }  # fmt: skip
        return [
            Setting(str(titles[name]), name, [self[field] for field in fields])
            for name, fields in ASKED.items()
        ]
