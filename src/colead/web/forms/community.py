"""What the pages of recognition send."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from colead.community.actions.announcements import Draft
from colead.community.actions.badges import LENGTH as BADGE_LENGTH
from colead.community.actions.stories import Consent, Texts
from colead.community.actions.thanks import LENGTH, Words
from colead.community.states import Audience, Milestone, Reach, StoryName


def _box(label: Any, **attributes: Any) -> forms.CharField:
    box = forms.Textarea({"rows": 3, "autocomplete": "off", **attributes})
    return forms.CharField(label=label, max_length=LENGTH, widget=box)


def _answer(label: Any, placeholder: Any) -> forms.CharField:
    box = forms.Textarea({"rows": 3, "autocomplete": "off", "placeholder": placeholder})
    return forms.CharField(label=label, required=False, widget=box)


class ThanksForm(forms.Form):
    """What they did, what it changed, and whether others may read it."""

    did = _box(_("What they did"), placeholder=_("You asked what I was afraid of, and then you waited."))
    changed = _box(
        _("What it changed"), placeholder=_("I told my team the truth on Monday. They had guessed it.")
    )
    shows = forms.BooleanField(
        required=False, label=_("The programme’s wall may show it"),
        help_text=_("Only if the other one wants that too; each of you can take it off again at once."),
    )  # fmt: skip

    def words(self) -> Words:
        """Give what was typed as the action wants it."""
        return Words(*(self.cleaned_data[name].replace("\r\n", "\n") for name in ("did", "changed")))


class MilestonesForm(forms.Form):
    """What a programme celebrates."""

    milestones = forms.MultipleChoiceField(
        label=_("Milestones"), choices=Milestone.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class BadgeForm(forms.Form):
    """What a badge says of its holder."""

    shows_name = forms.BooleanField(
        required=False, label=_("It says my name"),
        help_text=_("Without it, the badge says what was done, and by nobody in particular."),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("In your own words, if you like"), max_length=BADGE_LENGTH, required=False,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
        help_text=_("Everybody who gets the badge can read it. Leave others out of it."),
    )  # fmt: skip

    def words(self) -> str:
        """Give what was typed, with line ends as we keep them."""
        return str(self.cleaned_data["evidence"]).replace("\r\n", "\n")


class StoryForm(forms.Form):
    """The three questions of a story; the action says what is too long, so that nothing typed is lost."""

    hard = _answer(
        _("What was hard?"), _("I put off every difficult conversation until it was twice as difficult.")
    )
    changed = _answer(
        _("What changed?"), _("I have held four of them since. None was as bad as the waiting.")
    )
    learned = _answer(_("What did I learn from my peer?"), _("To ask what the other one is afraid of."))

    def texts(self) -> Texts:
        """Give what was typed as the action wants it."""
        return Texts(**{name: self.cleaned_data[name].replace("\r\n", "\n") for name in self.fields})


class ConsentForm(forms.Form):
    """Under which name, for whom and until when a story is told."""

    name_as = forms.ChoiceField(label=_("Tell it"), choices=StoryName.choices, widget=forms.RadioSelect)
    reach = forms.ChoiceField(label=_("Who may read it?"), choices=Reach.choices, widget=forms.RadioSelect)
    until = forms.DateField(
        label=_("Until when?"), widget=forms.DateInput({"type": "date"}),
        help_text=_("At most two years. You can take it back at any moment before."),
    )  # fmt: skip

    def consent(self) -> Consent:
        """Give what was agreed to as the action wants it."""
        return Consent(**self.cleaned_data)


class AnnouncementForm(forms.Form):
    """What is said to many, to whom and when."""

    audience = forms.ChoiceField(label=_("To whom?"), choices=Audience.choices)
    title = forms.CharField(label=_("Title"), max_length=120)
    words = forms.CharField(
        label=_("What do you want to say?"), widget=forms.Textarea({"rows": 6}),
        help_text=_("Paragraphs, lists, emphasis and links in Markdown. It is said to many: name nobody’s troubles."),
    )  # fmt: skip
    goes_at = forms.DateTimeField(
        label=_("When?"), required=False, widget=forms.DateTimeInput({"type": "datetime-local"}),
        help_text=_("In your own time zone. Empty means at once."),
    )  # fmt: skip

    def draft(self) -> Draft:
        """Give what was typed as the action wants it."""
        return Draft(**{**self.cleaned_data, "words": self.cleaned_data["words"].replace("\r\n", "\n")})
