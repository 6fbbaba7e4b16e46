from django.urls import include, path

urlpatterns = [
    path("profile/<slug:key>/", include("colead.web.peer.profile_urls")),
]
