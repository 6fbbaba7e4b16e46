from django.urls import path

from colead.web.peer import rhythm

urlpatterns = [
    path("", rhythm.meetings, name="meetings"),
    path("csv/", rhythm.meetings_csv, name="meetings_csv"),
    path("plan/", rhythm.plan_series, name="plan_series"),
]
