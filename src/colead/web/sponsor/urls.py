from django.urls import path

from colead.web.sponsor import figures, report

urlpatterns = [
    path("cohorts/<slug:key>/figures/", figures.figures, name="figures"),
    path("cohorts/<slug:key>/report/", report.report, name="report"),
    path("cohorts/<slug:key>/report/pdf/", report.report_pdf, name="report_pdf"),
    path("cohorts/<slug:key>/report/board/", report.board_pdf, name="board_pdf"),
    path("cohorts/<slug:key>/report/csv/", report.report_csv, name="report_csv"),
]
