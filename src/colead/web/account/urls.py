"""Sign-in and account pages: allauth's views under our addresses and templates."""

from allauth.account import views
from django.urls import path, re_path

from colead.web.account import adapter, calendar, data, mail_settings, picture, settings

urlpatterns = [
    path("", settings.account, name="account"),
    path("mail/", mail_settings.mail_settings, name="mail_settings"),
    path("mail/try-again/", mail_settings.try_again, name="try_address_again"),
    path("data/", data.own_data, name="own_data"),
    path("data/export/", data.export_data, name="export_data"),
    path("data/erase/", data.erase_me, name="erase_me"),
    path("picture/", picture.own_picture, name="own_picture"),
    path("picture/remove/", picture.remove_picture, name="remove_picture"),
    path("pictures/<slug:key>/", picture.portrait, name="portrait"),
    path("calendar/", calendar.own_calendar, name="own_calendar"),
    path("calendar/revoke/", calendar.revoke_calendar, name="revoke_calendar"),
    path("sign-in/", adapter.SignIn.as_view(), name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path(
        "closed/", views.signup, name="account_signup"
    ),  # allauth asks for the name; nobody signs up by themselves
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("email/", adapter.EmailChange.as_view(), name="account_email"),
    path("email/sent/", views.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^email/confirm/(?P<key>[-:\w]+)/$", views.confirm_email, name="account_confirm_email"),
]
