"""What the area of people holds about a person: account, directory row, sign-in addresses, imports."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from colead.kernel.holdings import NOBODY
from colead.kernel.personal import (
    Fate,
    Holding,
    Someone,
    Text,
    before_erasure,
    owned_by,
    register,
    register_exception,
    unless,
)  # fmt: skip
from colead.people.models import DirectoryEntry, DirectoryImport, Person
from colead.people.sessions import end_sessions
from colead.people.states import ImportState

ENTRY = (
    "reference", "email", "name", "job_title", "level", "function", "site", "manager_reference", "slate", "time_zone",
    "languages", "started_on", "leaves_on", "changed_at",
)  # fmt: skip
ENDED = (ImportState.APPLIED, ImportState.DISCARDED, ImportState.FAILED)


def register_people() -> None:
    """Register this area's tables."""
    register(
        Holding(
            name="account", model=Person, rows=owned_by(Person, "pk"), spelled_out=True,
            shown=("name", "email", "time_zone", "language", "theme", "created_at", "last_login"),
            label=_("Your account"), why=_("So that you can sign in, and others know whom they meet."),
            kept=_("until you delete it, or two years after you last signed in"),
            seen_by=_("you, your partners and your coordinators; administrators"), fate=Fate.NAMELESS,
            because=_("Name, address and password go. A row without them stays, so that your partners’ own "
                      "records still hold together."),
        ),
        Holding(
            name="directory", model=DirectoryEntry, rows=owned_by(DirectoryEntry, "person"), shown=ENTRY,
            spelled_out=True, label=_("Your row in the directory"),
            why=_("Your organisation’s list: it finds people to invite, and keeps you out of your own reporting line."),
            kept=_("as long as your organisation lists you, and half a year after you leave it"),
            seen_by=_("you, coordinators and administrators; partners see your name and job"),
        ),
        Holding(
            name="sign_in_addresses", model=EmailAddress, rows=owned_by(EmailAddress, "user"),
            shown=("email", "verified", "primary"), label=_("Addresses that you confirmed"),
            why=_("To sign you in, and to tell you when that changes."), kept=_("as long as your account"),
            seen_by=_("you"),
        ),
        Holding(
            name="imports", model=DirectoryImport, rows=owned_by(DirectoryImport, "uploaded_by"),
            shown=("file_name", "state", "uploaded_at", "ended_at"), label=_("Lists that you uploaded"),
            why=_("To show what an import changed, and who started it."), kept=_("the file: until it is read"),
            seen_by=_("you and administrators"), fate=Fate.NAMELESS,
            because=_("Which list was read when stays known, without your name."),
        ),
    )  # fmt: skip
    register_exception(
        "account.EmailConfirmation", "belongs to an address that is registered, and goes with it"
    )
    register_exception("people.Erasure", "names nobody: the random key of somebody who is gone")
    before_erasure(_forget_imports)
    before_erasure(_forget_account)
    unless(_is_last_administrator)


def _is_last_administrator(person: Someone) -> Text | None:
    administrators = Person.objects.filter(is_administrator=True, is_active=True)
    if list(administrators.values_list("pk", flat=True)) == [person.pk]:
        return _("An installation needs an administrator. Create another one first: `colead createadmin`.")
    return None


def _forget_account(person: Someone, at: datetime) -> None:
    """Leave a row that says nothing of anybody, and end every session."""
    end_sessions(person)
    Person.objects.filter(pk=person.pk).update(
        name=NOBODY, email=f"erased-{person.key}@erased.invalid", password=make_password(None), is_active=False,
        is_administrator=False, picture="", last_login=None, time_zone="UTC", language="en", theme="system",
    )  # fmt: skip


def _forget_imports(person: Someone, at: datetime) -> None:
    """Throw away uploaded lists that are still waiting, and what finished ones showed of their rows."""
    for started in DirectoryImport.objects.select_for_update().exclude(state__in=ENDED):
        started.content, started.preview, started.ended_at = b"", {}, at
        started.state, started.work_state = ImportState.DISCARDED, DirectoryImport.WorkState.DONE
        started.save()
    for ended in DirectoryImport.objects.filter(state__in=ENDED).exclude(preview={}).defer("content"):
        ended.preview = {**ended.preview, "sample": [], "problems": []}
        ended.save(update_fields=["preview"])
