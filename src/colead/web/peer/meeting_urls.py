from django.urls import path

from colead.web.peer import feedback, guide, hour, meetings

urlpatterns = [
    path("", meetings.meeting, name="meeting"),
    path("time/", meetings.meeting_time, name="meeting_time"),
    path("next/", meetings.next_meeting, name="next_meeting"),
    path("cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("timer/", hour.meeting_timer, name="meeting_timer"),
    path("guide/", guide.meeting_guide, name="meeting_guide"),
    path("worksheet/", hour.worksheet, name="worksheet"),
    path("taps/", hour.taps_of_meeting, name="taps"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/undo/", feedback.take_feedback_back, name="take_feedback_back"),
    path("presence/", hour.presence, name="presence"),
    path("airtime/", hour.raise_airtime, name="raise_airtime"),
    path("taps/undo/", hour.undo_taps, name="undo_taps"),
]
