from django.urls import path

from colead.web.peer import library

urlpatterns = [
    path("", library.library, name="library"),
    path("leaflets/<slug:code>/", library.leaflet, name="leaflet"),
    path("<slug:key>/", library.resource, name="resource"),
    path("<slug:key>/file/", library.resource_file, name="resource_file"),
]
