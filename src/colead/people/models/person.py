from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from colead.kernel.models import Record


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        """Find a person by e-mail, whatever its capitals."""
        return self.get(email__iexact=username or "")


class Person(Record, AbstractBaseUser):
    """Someone with an account; without a usable password until they have chosen one."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language of the pages"), max_length=16, default="en")
    theme = models.CharField(_("appearance"), max_length=8, default="system")
    picture = models.CharField(
        max_length=12, blank=True
    )  # the key of its file; without one, initials are shown
    is_administrator = models.BooleanField(default=False)
    is_safeguarding_contact = models.BooleanField(default=False)  # people can report to them; see `conduct`
    is_active = models.BooleanField(default=True)
    warned_at = models.DateTimeField(null=True, blank=True)  # that nobody uses the account
    created_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_any_case")]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """Give what partners call them: the first word of the name."""
        return self.name.split()[0] if self.name.split() else self.email

    @property
    def initials(self) -> str:
        """Give at most two letters for the round picture."""
        words = self.name.split() or [self.email]
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()

    def get_full_name(self) -> str:
        return self.name

    def has_perm(self, *_: Any) -> bool:
        return False  # permissions are rules in each area, not Django's

    def has_module_perms(self, *_: Any) -> bool:
        return False
