"""The table of addresses, audience by audience."""

from django.urls import include, path

from colead.web import gallery, home
from colead.web.operator import health

urlpatterns = [
    path("", home.home, name="home"),
    path("account/", include("colead.web.account.urls")),
    path("", include("colead.web.coordinator.urls")),
    path("", include("colead.web.peer.urls")),
    path("", include("colead.web.sponsor.urls")),
    path("", include("colead.web.public.urls")),
    path("conduct/", include("colead.web.public.conduct_urls")),
    path("", include("colead.web.safeguarding.urls")),
    path("", include("colead.web.operator.urls")),
    path("", include("colead.web.operator.people_urls")),
    path("", include("colead.web.operator.retention_urls")),
    path("", include("colead.web.evaluator.urls")),
    path("gallery/", gallery.gallery, name="gallery"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
]
