"""Templates, and what a programme plans week by week."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.programmes import access
from colead.programmes.actions import templates as actions
from colead.programmes.queries import templates as queries
from colead.programmes.template_access import found_design, saved_template
from colead.programmes.template_file import design_of, write_design
from colead.web.doors import PersonRequest, administrators, signed_in, staff
from colead.web.forms.template import BeginForm, PlannedStepForm, SaveTemplateForm, TemplateFileForm


@require_safe
@staff
def templates(request: PersonRequest) -> HttpResponse:
    """List what a programme can begin from."""
    return render(request, "coordinator/templates.html", {"templates": queries.templates()})


@administrators
def read_template(request: PersonRequest) -> HttpResponse:
    """Take a template from a file."""
    form = TemplateFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.read(content=form.cleaned_data["file"].read(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The template was taken. Look at what it sets up."))
            return redirect("template", kept.key)
    return render(request, "coordinator/read_template.html", {"form": form})


@staff
def template(request: PersonRequest, key: str) -> HttpResponse:
    """Show what a template sets up; an administrator begins a programme from it here."""
    design = found_design(key)
    form = BeginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.begin(
            design=design, name=form.cleaned_data["name"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The programme was set up. Everything in it can be changed."))
        return redirect("set_up", made.key)
    context = {"page": queries.template_page(key, design), "form": form}
    return render(request, "coordinator/template.html", context)


@require_safe
@staff
def template_file(request: PersonRequest, key: str) -> HttpResponse:
    """Give a template as a file."""
    return _as_file(write_design(found_design(key)))


@require_POST
@administrators
def remove_template(request: PersonRequest, key: str) -> HttpResponse:
    """Remove a saved template."""
    actions.remove(template=saved_template(key), by=request.user, at=timezone.now())
    messages.success(request, _("The template was removed. Programmes that began from it stay as they are."))
    return redirect("templates")


@signed_in
def save_template(request: PersonRequest, key: str) -> HttpResponse:
    """Save a programme's design as a template."""
    programme = access.coordinated_programme(request.user, key)
    form = SaveTemplateForm(request.POST or None, initial={"name": programme.name})
    if request.method == "POST" and form.is_valid():
        kept = actions.save(programme=programme, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("The template was saved. Other programmes can begin from it."))
        return redirect("template", kept.key)
    return render(request, "coordinator/save_template.html", {"programme": programme, "form": form})


@require_safe
@signed_in
def programme_file(request: PersonRequest, key: str) -> HttpResponse:
    """Give a programme's design as a file, without the names of people."""
    programme = access.coordinated_programme(request.user, key)
    return _as_file(write_design(design_of(programme, name=programme.name)))


@signed_in
def plan(request: PersonRequest, key: str) -> HttpResponse:
    """Show what a programme plans week by week, and add to it."""
    programme = access.coordinated_programme(request.user, key)
    form = PlannedStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.plan_step(programme=programme, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, _("It is in the plan."))
        return redirect("plan", key)
    context = {"programme": programme, "steps": queries.plan_of(programme), "form": form}
    return render(request, "coordinator/plan.html", context)


@require_POST
@signed_in
def drop_step(request: PersonRequest, key: str) -> HttpResponse:
    """Take a step out of the plan."""
    step = access.coordinated_step(request.user, key)
    actions.drop_step(step=step, by=request.user, at=timezone.now())
    messages.success(request, _("It is out of the plan."))
    return redirect("plan", step.programme.key)


def _as_file(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="colead-template.json"'
    return response
