"""What a programme puts into its library."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from colead.kernel.audit import record
from colead.kernel.errors import Refused
from colead.learning.files import keep, throw_away
from colead.learning.models import Resource
from colead.learning.states import ResourceKind
from colead.people.models import Person
from colead.programmes.actions.programmes import NotTheirs
from colead.programmes.models import Programme
from colead.programmes.rules import may_coordinate

SCHEMES = ("https://", "http://")


class NothingInIt(Refused):
    code = "resources.nothing_in_it"
    sentence = _(
        "Write a text, give an address that begins with https://, or choose a file: exactly one of them."
    )


@dataclass(frozen=True)
class ResourceDraft:
    """What somebody wants to put in: one of text, address and file says which kind it is."""

    title: str
    about: str = ""
    text: str = ""
    url: str = ""
    file: bytes = b""
    competencies: Collection[str] = ()  # keys


@transaction.atomic
def add(*, programme: Programme, draft: ResourceDraft, by: Person, at: datetime) -> Resource:
    """Put something into the library."""
    if not may_coordinate(by, programme):
        raise NotTheirs
    kind = _kind_of(draft)
    made = Resource(programme=programme, kind=kind, added_at=at)
    return _written(made, draft, "resources.add", by, at)


@transaction.atomic
def change(*, resource: Resource, draft: ResourceDraft, by: Person, at: datetime) -> Resource:
    """Change it; a file stays unless another one, a text or an address comes instead."""
    locked = Resource.objects.select_for_update(of=("self",)).select_related("programme").get(pk=resource.pk)
    if not may_coordinate(by, locked.programme):
        raise NotTheirs
    if not (locked.file and not (draft.text or draft.url or draft.file)):
        locked.kind = _kind_of(draft)
    return _written(locked, draft, "resources.change", by, at)


@transaction.atomic
def remove(*, resource: Resource, by: Person, at: datetime) -> None:
    """Take it out of the library, with its file."""
    if not may_coordinate(by, resource.programme):
        raise NotTheirs
    record("resources.remove", resource, by=by, at=at)
    throw_away(resource.programme, resource.file)
    resource.delete()


def _kind_of(draft: ResourceDraft) -> str:
    given = {ResourceKind.ARTICLE: draft.text, ResourceKind.LINK: draft.url, ResourceKind.FILE: draft.file}
    kinds = [kind for kind, content in given.items() if content]
    if len(kinds) != 1 or not draft.title or (draft.url and not draft.url.startswith(SCHEMES)):
        raise NothingInIt
    return kinds[0]


def _written(resource: Resource, draft: ResourceDraft, action: str, by: Person, at: datetime) -> Resource:
    programme = resource.programme
    resource.title, resource.about, resource.text, resource.url = (
        draft.title,
        draft.about,
        draft.text,
        draft.url,
    )
    if resource.file and (draft.file or resource.kind != ResourceKind.FILE):
        throw_away(programme, resource.file)
        resource.file = ""
    if draft.file:
        resource.file = keep(programme, draft.file, at=at).key
    resource.save()
    resource.competencies.set(programme.competencies.filter(key__in=list(draft.competencies)))
    record(action, resource, by=by, at=at, kind=resource.kind)
    return resource
