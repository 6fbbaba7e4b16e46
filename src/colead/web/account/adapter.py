"""How allauth fits in: nobody signs up, people come by invitation."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Close sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
