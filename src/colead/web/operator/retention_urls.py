from django.urls import path

from colead.web.operator import retention

urlpatterns = [
    path("retention/", retention.retention, name="retention"),
    path("retention/clear/", retention.clear_retention, name="clear_retention"),
]
