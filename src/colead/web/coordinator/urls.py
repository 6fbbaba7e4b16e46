from django.urls import path

from colead.web.coordinator import glance, programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.create_programme, name="create_programme"),
    path("programmes/<slug:key>/", programmes.programme, name="programme"),
    path("cohorts/<slug:key>/", glance.cohort, name="cohort"),
]
