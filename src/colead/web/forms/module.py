"""What a programme writes into its modules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from colead.learning.actions.modules import MOST_CHOICES, Head, LessonDraft, QuestionDraft
from colead.learning.modules.parts import Lesson, Module, Question

MARKDOWN = _("Paragraphs, lists, **bold** and links.")


class ModuleForm(forms.Form):
    """What a module is called."""

    title = forms.CharField(label=_("Title"), max_length=120)
    summary = forms.CharField(label=_("In one sentence"), max_length=300)
    minutes = forms.IntegerField(label=_("Minutes in all"), min_value=5, max_value=600)

    def __init__(self, data: QueryDict | None, module: Module | None = None) -> None:
        names = ("title", "summary", "minutes")
        super().__init__(data, initial={name: getattr(module, name) for name in names} if module else None)

    def head(self) -> Head:
        """Give what was typed as the actions want it."""
        return Head(**self.cleaned_data)


class LessonForm(forms.Form):
    """What a lesson says."""

    title = forms.CharField(label=_("Title"), max_length=120)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=240)
    text = forms.CharField(
        label=_("Text"), max_length=20_000, widget=forms.Textarea({"rows": 14}), help_text=MARKDOWN
    )
    practice = forms.CharField(
        label=_("Something to try"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=MARKDOWN,
    )  # fmt: skip
    reflection = forms.CharField(
        label=_("A question to think about"), max_length=300, required=False,
        help_text=_("What people answer, nobody but they reads."),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, lesson: Lesson | None = None) -> None:
        names = ("title", "minutes", "text", "practice", "reflection")
        super().__init__(data, initial={name: getattr(lesson, name) for name in names} if lesson else None)

    def draft(self) -> LessonDraft:
        """Give what was typed as the actions want it."""
        return LessonDraft(**self.cleaned_data)


class QuestionForm(forms.Form):
    """A question with up to four answers, each with why."""

    text = forms.CharField(label=_("Question"), max_length=500, widget=forms.Textarea({"rows": 2}))
    right = forms.TypedChoiceField(
        label=_("Which one is right?"), coerce=int, choices=[(n, str(n + 1)) for n in range(MOST_CHOICES)],
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, question: Question | None = None) -> None:
        super().__init__(data, initial=_as_it_is(question) if question else {"right": 0})
        for n in range(MOST_CHOICES):
            number = n + 1
            self.fields[f"answer_{n}"] = forms.CharField(
                label=_("Answer %(number)s") % {"number": number}, max_length=300, required=n < 2
            )
            self.fields[f"why_{n}"] = forms.CharField(
                label=_("Why it is right or not (%(number)s)") % {"number": number}, max_length=500,
                required=n < 2, widget=forms.Textarea({"rows": 2}),
            )  # fmt: skip

    def draft(self) -> QuestionDraft:
        """Give what was typed as the actions want it; empty answers at the end are none."""
        given = self.cleaned_data
        pairs = [(given[f"answer_{n}"], given[f"why_{n}"]) for n in range(MOST_CHOICES)]
        while pairs and pairs[-1] == ("", ""):
            pairs.pop()
        return QuestionDraft(given["text"], pairs, given["right"])


class LessonFileForm(forms.Form):
    """A file for a lesson."""

    file = forms.FileField(
        label=_("A file"),
        help_text=_("A PDF, a picture (PNG, JPEG, WebP) or a short video (MP4, WebM) of at most 25 MB."),
    )
    words = forms.CharField(
        label=_("What it shows"), max_length=200, help_text=_("For those who do not see it, and as its name.")
    )


def _as_it_is(question: Question) -> dict[str, Any]:
    shown: dict[str, Any] = {"text": question.text, "right": question.right}
    for n, choice in enumerate(question.choices):
        shown |= {f"answer_{n}": choice.text, f"why_{n}": choice.why}
    return shown
