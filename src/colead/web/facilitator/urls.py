from django.urls import path

from colead.web.facilitator import circles

urlpatterns = [
    path("", circles.circles, name="circles"),
    path("<slug:key>/", circles.circle, name="circle"),
]
