from django.urls import path

from colead.web.sponsor import figures

urlpatterns = [
    path("cohorts/<slug:key>/figures/", figures.figures, name="figures"),
]
