"""One's own picture, and the pictures of the people one meets."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from colead.kernel.errors import Refused
from colead.people.actions import pictures
from colead.programmes.portrait_access import seen_portrait
from colead.web.doors import PersonRequest, signed_in
from colead.web.forms.picture import PictureForm

View = Callable[..., HttpResponseBase]
# A file may do nothing, also where somebody opens it by itself.
without_rights = cast(
    Callable[[View], View], csp({"default-src": [NONE], "sandbox": [""], "frame-ancestors": [NONE]})
)


@signed_in
def own_picture(request: PersonRequest) -> HttpResponse:
    """Show one's picture and take another one."""
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            pictures.choose(content=form.cleaned_data["picture"].read(), by=request.user, at=timezone.now())
        except Refused as refusal:
            form.add_error("picture", str(refusal))
        else:
            messages.success(request, _("Your picture was changed."))
            return redirect("own_picture")
    return render(request, "account/picture.html", {"form": form})


@require_POST
@signed_in
def remove_picture(request: PersonRequest) -> HttpResponse:
    """Go back to the initials."""
    pictures.remove(by=request.user, at=timezone.now())
    messages.success(request, _("Your picture was removed."))
    return redirect("own_picture")


@require_safe
@without_rights
@signed_in
def portrait(request: PersonRequest, key: str) -> HttpResponse:
    """Give a picture, as a file that no browser runs."""
    file = seen_portrait(request.user, key)
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="picture.{file.ending}"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
