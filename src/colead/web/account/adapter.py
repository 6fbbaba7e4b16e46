"""How allauth fits in: nobody signs up, people come by invitation; the sign-in page of the demo names its people."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.account.views import EmailView, LoginView
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from colead.kernel.demo import demo_sign_ins
from colead.people.actions import sign_ins


class InvitationOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Close sign-up, and keep a log of who could not sign in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Note for whom signing in failed."""
        super().authentication_failed(request, **credentials)
        sign_ins.note_failed(email=str(credentials.get("email", "")), at=timezone.now())


class SignIn(LoginView):  # type: ignore[misc]
    """The sign-in page; in the demo with a button for each of its made-up people."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "demo_sign_ins": demo_sign_ins()}


class EmailChange(EmailView):  # type: ignore[misc]
    """The page on which people change their address."""

    def dispatch(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        """Give allauth the address that the person signs in with, as theirs.

        People come by an invitation to that address, or an administrator vouches for it. Without its row allauth
        takes it for a change that was never confirmed, and removes it as soon as another one is asked for.
        """
        if request.user.is_authenticated:
            EmailAddress.objects.get_or_create(
                user=request.user, email=request.user.email, defaults={"verified": True, "primary": True}
            )
        answer: HttpResponse = super().dispatch(request, *arguments, **named)
        return answer
