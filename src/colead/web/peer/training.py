"""Going through training: the list, a module, its lessons, its quiz."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.kernel.markdown import to_html
from colead.learning import access
from colead.learning.actions import training as actions
from colead.learning.queries import own
from colead.learning.queries.modules import files_of
from colead.web.account.picture import without_rights
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.training import numbers_in
from colead.web.teaching import teaching_file

STEPS = range(1, 6)


@require_safe
@signed_in
def trainings(request: PersonRequest) -> HttpResponse:
    """List what one has to learn."""
    found = own.own_trainings(request.user, today=timezone.localdate())
    context = {"trainings": found, "left": any(one.next for one in found)}
    return render(request, "peer/training/list.html", context)


@signed_in
def training(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Show a module and how far one is; begin it, saying how sure one is today."""
    course = access.own_course(request.user, key, code)
    page = own.module_page(course)
    if request.method == "POST":
        actions.begin(
            enrolment=course.enrolment, module=course.module, ratings=numbers_in(request.POST, "before-"),
            by=request.user, at=timezone.now(),
        )  # fmt: skip
        return redirect("training_lesson", key, code, page.next_lesson or course.module.lessons[0].id)
    context = {"enrolment": course.enrolment, "page": page, "steps": STEPS}
    return render(request, "peer/training/module.html", context)


@signed_in
def training_lesson(request: PersonRequest, key: str, code: str, lesson: str) -> HttpResponse:
    """Show a lesson; note that it was read, keep what came to mind, and go on."""
    course = access.own_course(request.user, key, code)
    page = own.lesson_page(course, access.known_lesson(course.module, lesson))
    problem = ""
    if request.method == "POST":
        try:
            done = actions.read_lesson(
                enrolment=course.enrolment, module=course.module, lesson=page.lesson,
                words=request.POST.get("words", page.words), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            problem = str(refusal)
        else:
            if page.after:
                return redirect("training_lesson", key, code, page.after)
            return redirect(
                "training" if done.finished_at or not course.module.quiz else "training_quiz", key, code
            )
    files = files_of(course.enrolment.cohort.programme, code, lesson)
    context = {
        "key": key,
        "page": page,
        "problem": problem,
        "words": request.POST.get("words", page.words),
        "files": files,
    }
    return render(request, "peer/training/lesson.html", context, status=422 if problem else 200)


@signed_in
def training_quiz(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Ask the questions, and say of each answer why it is right or not."""
    course = access.own_course(request.user, key, code)
    if request.method == "POST":
        done = actions.answer_quiz(
            enrolment=course.enrolment, module=course.module, given=numbers_in(request.POST, "q-"), by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        if done.finished_at == done.passed_at is not None:
            messages.success(request, _("The module is finished."))
        return redirect("training_quiz", key, code)
    asked = own.quiz_page(course)
    role_play = course.module.role_play
    context = {
        "key": key, "module": course.module, "asked": asked, "page": own.module_page(course),
        "scene": to_html(role_play.scene) if role_play else "", "watched": own.watched(course),
    }  # fmt: skip
    return render(request, "peer/training/quiz.html", context)


@require_POST
@signed_in
def training_role_play(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Keep what one ticked while watching."""
    course = access.own_course(request.user, key, code)
    seen = numbers_in(request.POST, "watch-").values()
    actions.tick_role_play(
        enrolment=course.enrolment, module=course.module, seen=seen, by=request.user, at=timezone.now()
    )
    messages.success(request, _("It is kept. Say first what worked."))
    return redirect("training_quiz", key, code)


@require_safe
@without_rights
@signed_in
def lesson_file(request: PersonRequest, key: str) -> HttpResponse:
    """Give a picture, a video or a document of a lesson, as a file that no browser runs."""
    return teaching_file(request, access.seen_lesson_file(request.user, key))
