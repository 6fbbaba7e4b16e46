from django.urls import path

from colead.web.coordinator import charters

urlpatterns = [
    path("published/", charters.published_charter, name="published_charter"),
    path("pdf/", charters.charter_pdf, name="charter_pdf"),
    path("outcome/<slug:cohort>/", charters.lock_outcome, name="lock_outcome"),
]
