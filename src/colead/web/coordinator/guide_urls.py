from django.urls import path

from colead.web.coordinator import guides

urlpatterns = [
    path("", guides.guides, name="guides"),
    path("<slug:code>/", guides.guide, name="guide"),
    path("<slug:code>/reset/", guides.reset_guide, name="reset_guide"),
]
