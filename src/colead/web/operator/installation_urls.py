from django.urls import path

from colead.web.operator import installation, jobs, metrics, readings, trail

urlpatterns = [
    path("installation/", installation.installation, name="installation"),
    path("installation/test-mail/", installation.send_test_mail, name="send_test_mail"),
    path("installation/message/", installation.maintenance_message, name="maintenance_message"),
    path("installation/jobs/", jobs.jobs, name="jobs"),
    path("installation/jobs/<slug:key>/repeat/", jobs.repeat_look, name="repeat_look"),
    path("installation/jobs/<slug:key>/discard/", jobs.discard_look, name="discard_look"),
    path("installation/settings/", readings.settings_read, name="settings_read"),
    path("installation/audit/", trail.audit, name="audit"),
    path("installation/audit.csv", trail.audit_csv, name="audit_csv"),
    path("installation/sign-ins/", trail.sign_in_log, name="sign_in_log"),
    path("installation/sign-ins/<slug:key>/end/", trail.end_sessions, name="end_sessions"),
    path("metrics", metrics.metrics, name="prometheus"),
]
