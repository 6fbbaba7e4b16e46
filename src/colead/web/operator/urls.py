from django.urls import path

from colead.web.operator import outbox

urlpatterns = [
    path("emails/", outbox.outbox, name="outbox"),
    path("emails/<slug:key>/", outbox.email, name="email"),
    path("emails/<slug:key>/html/", outbox.email_html, name="email_html"),
]
