from django.urls import path

from colead.web.coordinator import next_time

urlpatterns = [
    path("cohorts/<slug:key>/next-time/", next_time.next_time, name="next_time"),
    path(
        "cohorts/<slug:key>/next-time/<slug:metric>/accept/",
        next_time.accept_improvement,
        name="accept_improvement",
    ),
    path(
        "cohorts/<slug:key>/next-time/<slug:metric>/drop/",
        next_time.drop_improvement,
        name="drop_improvement",
    ),
]
