"""Every address of Colead, by audience."""

from django.urls import include, path

urlpatterns = [
    path("", include("colead.web.urls")),
]

handler400 = "colead.web.problems.bad_request"
handler403 = "colead.web.problems.forbidden"
handler404 = "colead.web.problems.not_found"
handler500 = "colead.web.problems.server_error"
