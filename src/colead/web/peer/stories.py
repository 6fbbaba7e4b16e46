"""One's stories: written, told by consent, taken back; and those that others tell."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.community import access
from colead.community.actions import stories as actions
from colead.community.models import Story
from colead.community.queries import stories as queries
from colead.kernel.errors import Refused
from colead.programmes.access import own_enrolment
from colead.programmes.models import Enrolment
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.community import ConsentForm, StoryForm

QUESTIONS = ("hard", "changed", "learned")


@require_safe
@signed_in
def stories(request: PersonRequest) -> HttpResponse:
    """List one's stories, and lead to those of others."""
    seen = queries.stories_page(request.user, today=timezone.now().date())
    return render(request, "peer/stories/stories.html", {"seen": seen})


@signed_in
def write_story(request: PersonRequest, key: str) -> HttpResponse:
    """Write a new story of one's time in a cohort."""
    enrolment = own_enrolment(request.user, key)
    form = StoryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (written := _write(request, enrolment, None, form)):
        return redirect("story", written.key)
    return render(request, "peer/stories/write.html", {"form": form}, status=422 if form.is_bound else 200)


@signed_in
def story(request: PersonRequest, key: str) -> HttpResponse:
    """Show a story of one's own, to change it and to tell it."""
    found = access.own_story(request.user, key)
    form = StoryForm(
        request.POST if request.method == "POST" else None, initial={q: getattr(found, q) for q in QUESTIONS}
    )
    if request.method == "POST" and _write(request, found.enrolment, found, form):
        messages.success(request, _("The story is saved. Only you read it until you tell it."))
        return redirect("story", key)
    return _show(request, found, form, None)


@require_POST
@signed_in
def tell_story(request: PersonRequest, key: str) -> HttpResponse:
    """Let others read it."""
    found, form = access.own_story(request.user, key), ConsentForm(request.POST)
    if form.is_valid():
        try:
            actions.tell(story=found, consent=form.consent(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your story is told. You can take it back at any moment."))
            return redirect("story", key)
    return _show(request, found, StoryForm(initial={q: getattr(found, q) for q in QUESTIONS}), form)


@require_POST
@signed_in
def withdraw_story(request: PersonRequest, key: str) -> HttpResponse:
    """Take it back."""
    actions.withdraw(story=access.own_story(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("It is taken back, and nobody else can read it any more."))
    return redirect("story", key)


@require_POST
@signed_in
def delete_story(request: PersonRequest, key: str) -> HttpResponse:
    """Delete it."""
    actions.delete(story=access.own_story(request.user, key), by=request.user, at=timezone.now())
    messages.success(request, _("The story was deleted."))
    return redirect("stories")


@require_safe
@signed_in
def told_stories(request: PersonRequest, key: str) -> HttpResponse:
    """Show what people of the programme tell."""
    programme = access.walled_programme(request.user, key)
    told = queries.told_in(programme, today=timezone.now().date())
    return render(request, "peer/stories/told.html", {"programme": programme, "told": told})


def _show(request: PersonRequest, found: Story, form: StoryForm, consent: ConsentForm | None) -> HttpResponse:
    today = timezone.now().date()
    at_first = {"name_as": "none", "reach": "programme", "until": today + timedelta(days=365)}
    context = {
        "one": queries.own_story(found, today=today), "form": form, "consent": consent or ConsentForm(initial=at_first),
    }  # fmt: skip
    status = 422 if consent or form.is_bound else 200
    return render(request, "peer/stories/story.html", context, status=status)


def _write(
    request: PersonRequest, enrolment: Enrolment, found: Story | None, form: StoryForm
) -> Story | None:
    if not form.is_valid():
        return None
    try:
        return actions.write(
            enrolment=enrolment, story=found, texts=form.texts(), by=request.user, at=timezone.now()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None
