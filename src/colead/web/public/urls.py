from django.urls import path

from colead.web.public import (
    calendar,
    invitations,
    metrics,
    source,
    start,
    surveys,
    taps,
    unsubscribe,
    who_sees_what,
)

urlpatterns = [
    path("start/", start.start, name="start"),
    path("source/", source.source, name="source"),
    path("who-sees-what/", who_sees_what.who_sees_what, name="who_sees_what"),
    path("metrics/", metrics.metrics, name="metrics"),
    path("invitations/<slug:key>/", invitations.own_invitation, name="own_invitation"),
    path("i/<str:token>/", invitations.invitation, name="invitation"),
    path("i/<str:token>/accept/", invitations.accept_invitation, name="accept_invitation"),
    path("i/<str:token>/decline/", invitations.decline_invitation, name="decline_invitation"),
    path("i/<str:token>/undo/", invitations.undo_decline, name="undo_decline"),
    path("i/<str:token>/password/", invitations.first_password, name="first_password"),
    path("calendar/<slug:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("t/<str:token>/", taps.taps_link, name="taps_link"),
    path("t/<str:token>/undo/", taps.undo_taps_link, name="undo_taps_link"),
    path("s/<str:token>/", surveys.survey_link, name="survey_link"),
    path("s/<str:token>/end/", surveys.survey_link_end, name="survey_link_end"),
    path("s/<str:token>/take-back/", surveys.take_back_survey_link, name="take_back_survey_link"),
    path("s/<str:token>/<int:number>/", surveys.survey_link, name="survey_link_page"),
    path("u/<str:token>/", unsubscribe.unsubscribe, name="unsubscribe"),
    path("u/<str:token>/undo/", unsubscribe.undo_unsubscribe, name="undo_unsubscribe"),
]
