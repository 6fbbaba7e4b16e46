from django.urls import path

from colead.web.public import conduct

urlpatterns = [
    path("", conduct.report_conduct, name="report_conduct"),
    path("mailbox/", conduct.report_mailbox, name="report_mailbox"),
    path("mailbox/write/", conduct.write_report, name="write_report"),
    path("mailbox/contact/", conduct.choose_report_contact, name="choose_report_contact"),
    path("own/<slug:key>/", conduct.own_conduct_report, name="own_conduct_report"),
]
