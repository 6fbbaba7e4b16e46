from django.urls import path

from colead.web.coordinator import care, hit_rate, partnerships, rematch

urlpatterns = [
    path("cohorts/<slug:key>/signals/", care.signals, name="signals"),
    path("signals/<slug:key>/", care.signal, name="signal"),
    path("signals/<slug:key>/done/", care.tick_off_signal, name="tick_off_signal"),
    path("signals/<slug:key>/reopen/", care.reopen_signal, name="reopen_signal"),
    path("signals/<slug:key>/snooze/", care.snooze_signal, name="snooze_signal"),
    path("signals/<slug:key>/line/", care.decide_line, name="decide_line"),
    path("programmes/<slug:key>/signals/", care.signal_policy, name="signal_policy"),
    path("cohorts/<slug:key>/signals/hit-rate/", hit_rate.hit_rate, name="hit_rate"),
    path("cohorts/<slug:key>/rematch/", rematch.rematch, name="rematch"),
    path("cohorts/<slug:key>/rematch/approve/", rematch.put_together, name="put_together"),
    path("cohorts/<slug:key>/partnerships/", partnerships.partnerships, name="partnerships"),
    path("partnerships/<slug:key>/dates/", partnerships.partnership, name="partnership_dates"),
    path("partnerships/<slug:key>/rest/", partnerships.pause_partnership, name="pause_partnership"),
    path("partnerships/<slug:key>/resume/", partnerships.resume_partnership, name="resume_partnership"),
    path("partnerships/<slug:key>/end/", partnerships.end_partnership, name="end_partnership"),
]
