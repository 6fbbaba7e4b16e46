from django.urls import path

from colead.web.coordinator import programmes

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.create_programme, name="create_programme"),
    path("programmes/<slug:key>/", programmes.programme, name="programme"),
]
