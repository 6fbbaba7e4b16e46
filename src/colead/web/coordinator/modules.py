"""A programme's own modules, and its wording of those that came."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from colead.kernel.errors import Refused
from colead.learning.access import coordinated_lesson_file, known_lesson, known_module
from colead.learning.actions import lesson_files
from colead.learning.actions import modules as actions
from colead.learning.modules.parts import Module, Question
from colead.learning.queries.modules import files_of
from colead.programmes import access
from colead.programmes.models import Programme
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.module import LessonFileForm, LessonForm, ModuleForm, QuestionForm

NEW = "new"


@signed_in
def new_module(request: PersonRequest, key: str) -> HttpResponse:
    """Begin a module of the programme's own."""
    programme = access.coordinated_programme(request.user, key)
    form = ModuleForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write(programme=programme, head=form.head(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The module was begun. Write its first lesson."))
            return redirect("training_module", key, made.code)
    return _form_page(request, programme, None, form, _("A module of your own"))


@signed_in
def edit_module(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Change what a module is called."""
    programme, module = _module(request, key, code)
    form = ModuleForm(_sent(request), module)
    if request.method == "POST" and form.is_valid():
        return _done(
            request, programme, code,
            lambda: actions.rename(
                programme=programme, code=code, head=form.head(), by=request.user, at=timezone.now()
            ),
        )  # fmt: skip
    return _form_page(request, programme, module, form, module.title)


@signed_in
def edit_lesson(request: PersonRequest, key: str, code: str, lesson: str) -> HttpResponse:
    """Write a lesson, or one more; its files stand beside it."""
    programme, module = _module(request, key, code)
    found = None if lesson == NEW else known_lesson(module, lesson)
    form = LessonForm(_sent(request), found)
    if request.method == "POST" and form.is_valid():
        return _done(
            request, programme, code,
            lambda: actions.write_lesson(
                programme=programme, code=code, lesson=found.id if found else "", draft=form.draft(), by=request.user,
                at=timezone.now(),
            ),
        )  # fmt: skip
    context = {
        "programme": programme, "module": module, "form": form, "lesson": found, "file_form": LessonFileForm(),
        "files": files_of(programme, code, lesson) if found else (),
    }  # fmt: skip
    return render(request, "coordinator/training/lesson.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def remove_lesson(request: PersonRequest, key: str, code: str, lesson: str) -> HttpResponse:
    """Take a lesson out."""
    programme, _found = _module(request, key, code)
    actions.remove_lesson(programme=programme, code=code, lesson=lesson, by=request.user, at=timezone.now())
    messages.success(request, _("The lesson was taken out."))
    return redirect("training_module", key, code)


@signed_in
def edit_question(request: PersonRequest, key: str, code: str, question: str) -> HttpResponse:
    """Write a question of the quiz, or one more."""
    programme, module = _module(request, key, code)
    found = None if question == NEW else _question(module, question)
    form = QuestionForm(_sent(request), found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_question(
                programme=programme, code=code, question=found.id if found else "", draft=form.draft(), by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The module was changed, for your programme."))
            return redirect("training_module", key, code)
    context = {"programme": programme, "module": module, "form": form, "question": found}
    return render(request, "coordinator/training/question.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def remove_question(request: PersonRequest, key: str, code: str, question: str) -> HttpResponse:
    """Take a question out of the quiz."""
    programme, _found = _module(request, key, code)
    actions.remove_question(
        programme=programme, code=code, question=question, by=request.user, at=timezone.now()
    )
    messages.success(request, _("The question was taken out."))
    return redirect("training_module", key, code)


@require_POST
@signed_in
def reset_module(request: PersonRequest, key: str, code: str) -> HttpResponse:
    """Go back to a module as it came, or take one's own away."""
    programme, _found = _module(request, key, code)
    actions.reset(programme=programme, code=code, by=request.user, at=timezone.now())
    messages.success(request, _("What your programme had written in this module is gone."))
    return redirect("training_plan", key)


@require_POST
@signed_in
def add_lesson_file(request: PersonRequest, key: str, code: str, lesson: str) -> HttpResponse:
    """Put a file into a lesson."""
    programme, module = _module(request, key, code)
    known_lesson(module, lesson)
    form = LessonFileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file, and say what it shows."))
        return redirect("edit_lesson", key, code, lesson)
    lesson_files.add(
        programme=programme, module=code, lesson=lesson, content=form.cleaned_data["file"].read(),
        words=form.cleaned_data["words"], by=request.user, at=timezone.now(),
    )  # fmt: skip
    messages.success(request, _("The file is in the lesson."))
    return redirect("edit_lesson", key, code, lesson)


@require_POST
@signed_in
def remove_lesson_file(request: PersonRequest, key: str) -> HttpResponse:
    """Take a file out of a lesson."""
    found = coordinated_lesson_file(request.user, key)
    place = (found.programme.key, found.module, found.lesson)
    lesson_files.remove(file=found, by=request.user, at=timezone.now())
    messages.success(request, _("The file was taken out."))
    return redirect("edit_lesson", *place)


def _module(request: PersonRequest, key: str, code: str) -> tuple[Programme, Module]:
    programme = access.coordinated_programme(request.user, key)
    return programme, known_module(programme, code)


def _question(module: Module, id: str) -> Question:
    found = next((one for one in module.quiz if one.id == id), None)
    if found is None:
        raise Http404
    return found


def _sent(request: PersonRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _done(request: PersonRequest, programme: Programme, code: str, act: Callable[[], object]) -> HttpResponse:
    act()
    messages.success(request, _("The module was changed, for your programme."))
    return redirect("training_module", programme.key, code)


def _form_page(
    request: PersonRequest, programme: Programme, module: Module | None, form: Form, title: str
) -> HttpResponse:
    context = {"programme": programme, "module": module, "form": form, "title": title}
    return render(request, "coordinator/training/edit.html", context, status=422 if form.errors else 200)
