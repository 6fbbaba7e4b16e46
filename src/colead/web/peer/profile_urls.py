from django.urls import path

from colead.web.peer import profile, profile_steps

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("needs/", profile_steps.needs, name="profile_needs"),
    path("strengths/", profile_steps.strengths, name="profile_strengths"),
    path("places/", profile_steps.places, name="profile_places"),
    path("values/", profile_steps.values, name="profile_values"),
    path("talking/", profile_steps.talk, name="profile_talk"),
    path("week/", profile_steps.week, name="profile_week"),
    path("not-with/", profile.apart, name="profile_apart"),
    path("not-with/<slug:avoidance>/", profile.allow, name="profile_allow"),
    path("finish/", profile.finish_profile, name="finish_profile"),
    path("done/", profile.profile_done, name="profile_done"),
]
