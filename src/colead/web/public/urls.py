from django.urls import path

from colead.web.public import invitations, who_sees_what

urlpatterns = [
    path("who-sees-what/", who_sees_what.who_sees_what, name="who_sees_what"),
    path("i/<str:token>/", invitations.invitation, name="invitation"),
    path("i/<str:token>/accept/", invitations.accept_invitation, name="accept_invitation"),
    path("i/<str:token>/decline/", invitations.decline_invitation, name="decline_invitation"),
    path("i/<str:token>/undo/", invitations.undo_decline, name="undo_decline"),
    path("i/<str:token>/password/", invitations.first_password, name="first_password"),
]
