"""What the pages of goals send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.partnerships.actions.goals import GoalDraft
from colead.partnerships.models import Goal, Partnership
from colead.partnerships.queries.goals import Partners
from colead.partnerships.scales import MEANINGS, STEPS, steps_of
from colead.partnerships.states import GoalSight, NoteKind
from colead.programmes.models import Competency

LENGTH = 4000
EXAMPLES = (
    _("I put it off until it boils over."),
    _("I hold one such talk, later than I wanted."),
    _("I hold them within two days."),
    _("Within two days, and I ask how it was for the other."),
    _("My team holds them among themselves."),
)


class GoalForm(forms.Form):
    """A goal, its five steps, and who may see it."""

    title = forms.CharField(label=_("What do you want to reach?"), max_length=200)
    measure = forms.CharField(
        label=_("How will you tell?"), max_length=LENGTH, required=False, strip=False,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
        help_text=_("What would somebody see who watched you?"),
    )  # fmt: skip
    competency = forms.ChoiceField(label=_("Which competency is it about?"), required=False)
    due_on = forms.DateField(label=_("By when?"), widget=forms.DateInput({"type": "date"}))
    partnership = forms.ChoiceField(label=_("With whom do you work on it?"), required=False)
    sight = forms.ChoiceField(
        label=_("What may they see of it?"), choices=GoalSight.choices, widget=forms.RadioSelect
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        competencies: Sequence[Competency],
        partners: Sequence[Partners],
        data: QueryDict | None = None,
        *,
        goal: Goal | None = None,
    ) -> None:
        super().__init__(data, initial=_shown(goal) if goal else {"sight": GoalSight.NOTHING})
        self.competencies = {one.key: one for one in competencies}
        for number, (meaning, example) in enumerate(zip(MEANINGS, EXAMPLES, strict=True), start=1):
            self.fields[f"step_{number}"] = forms.CharField(
                label=f"{number} · {meaning}", max_length=200, required=False,
                widget=forms.TextInput({"placeholder": example, "autocomplete": "off"}),
            )  # fmt: skip
        subjects = [("", _("None in particular")), *((one.key, one.name) for one in competencies)]
        cast(forms.ChoiceField, self.fields["competency"]).choices = subjects
        company = [*((one.key, one.names) for one in partners), ("", _("On my own"))]
        cast(forms.ChoiceField, self.fields["partnership"]).choices = company
        if goal is None and partners:
            self.initial["partnership"] = partners[0].key

    @property
    def basics(self) -> list[forms.BoundField]:
        """Give the fields that say what the goal is."""
        return [self[name] for name in ("title", "measure", "competency", "due_on")]

    @property
    def steps(self) -> list[forms.BoundField]:
        """Give the fields of the scale."""
        return [self[f"step_{number}"] for number in range(1, STEPS + 1)]

    @property
    def sharing(self) -> list[forms.BoundField]:
        """Give the fields that say who sees it."""
        return [self["partnership"], self["sight"]]

    def draft(self, partnerships: dict[str, Partnership]) -> GoalDraft:
        """Give what was typed as the actions want it."""
        typed = self.cleaned_data
        return GoalDraft(
            title=typed["title"], measure=typed["measure"].replace("\r\n", "\n"), due_on=typed["due_on"],
            steps=tuple(typed[f"step_{number}"] for number in range(1, STEPS + 1)),
            competency=self.competencies.get(typed["competency"]),
            partnership=partnerships.get(typed["partnership"]), sight=typed["sight"],
        )  # fmt: skip


class GoalNoteForm(forms.Form):
    """A word on how it goes, and where on the scale it stands."""

    text = forms.CharField(
        label=_("How does it go?"), max_length=LENGTH, required=False, strip=False,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )  # fmt: skip
    level = forms.TypedChoiceField(
        choices=[(str(n), str(n)) for n in range(1, STEPS + 1)], coerce=int, required=False, empty_value=None
    )
    kind = forms.ChoiceField(
        choices=[(kind, kind) for kind in (NoteKind.PROGRESS, NoteKind.MID, NoteKind.END)], required=False
    )

    def said(self) -> dict[str, Any]:
        """Give what was typed as the action wants it."""
        typed = self.cleaned_data
        text = typed["text"].replace("\r\n", "\n")
        return {"text": text, "level": typed["level"], "kind": typed["kind"] or NoteKind.PROGRESS}


def _shown(goal: Goal) -> dict[str, Any]:
    steps = {f"step_{number}": text for number, text in enumerate(steps_of(goal.scale), start=1)}
    return steps | {
        "title": goal.title, "measure": goal.measure, "due_on": goal.due_on.isoformat(), "sight": goal.sight,
        "competency": goal.competency.key if goal.competency else "",
        "partnership": goal.partnership.key if goal.partnership else "", "version": goal.version,
    }  # fmt: skip
