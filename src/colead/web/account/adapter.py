"""How allauth fits in: nobody signs up, people come by invitation; the sign-in page of the demo names its people."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from django.http import HttpRequest

from colead.kernel.demo import demo_sign_ins


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Close sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SignIn(LoginView):  # type: ignore[misc]
    """The sign-in page; in the demo with a button for each of its made-up people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "demo_sign_ins": demo_sign_ins()}
