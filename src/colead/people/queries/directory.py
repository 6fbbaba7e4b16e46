"""The directory, as coordinators read it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from colead.people.models import DirectoryEntry

SORTS = {"name": ("name", "pk"), "function": ("function", "name", "pk"), "site": ("site", "name", "pk"), "level": ("level", "name", "pk")}  # fmt: skip


def entries(
    *, search: str = "", function: str = "", site: str = "", sort: str = "name"
) -> QuerySet[DirectoryEntry]:
    """Find directory entries, filtered and sorted, ready to be paged."""
    found = DirectoryEntry.objects.all()
    if search:
        found = found.filter(
            Q(name__icontains=search)
            | Q(email__icontains=search)
            | Q(job_title__icontains=search)
            | Q(reference=search)
        )
    if function:
        found = found.filter(function=function)
    if site:
        found = found.filter(site=site)
    descending = sort.startswith("-")
    order = SORTS.get(sort.lstrip("-"), SORTS["name"])
    return found.order_by(*(f"-{name}" if descending else name for name in order))
