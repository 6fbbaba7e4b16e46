from django.urls import path

from colead.web.safeguarding import reports

urlpatterns = [
    path("conduct/reports/", reports.reports, name="conduct_reports"),
    path("conduct/reports/<slug:key>/", reports.report, name="conduct_report"),
]
