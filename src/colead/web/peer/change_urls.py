from django.urls import path

from colead.web.peer import changes, check_ins, helpful, leave

urlpatterns = [
    path("partnerships/<slug:key>/change/", changes.change_pairing, name="change_pairing"),
    path("partnerships/<slug:key>/change/pause/", changes.pause_pairing, name="pause_pairing"),
    path("partnerships/<slug:key>/change/go-on/", changes.go_on, name="go_on"),
    path("partnerships/<slug:key>/change/end/", changes.end_pairing, name="end_pairing"),
    path("partnerships/<slug:key>/change/keep/", changes.keep_pairing, name="keep_pairing"),
    path("partnerships/<slug:key>/closing/", changes.closing_guide, name="closing_guide"),
    path("partnerships/<slug:key>/own/", check_ins.own_signs, name="own_signs"),
    path("check-ins/<slug:key>/", check_ins.check_in, name="check_in"),
    path("signals/<slug:key>/helpful/", helpful.helpful, name="helpful"),
    path("partner/<slug:key>/word/", leave.word, name="word"),
    path("partner/<slug:key>/word/undo/", leave.take_word_back, name="take_word_back"),
    path("partner/<slug:key>/leave/", leave.take_leave, name="take_leave"),
    path("partner/<slug:key>/back/", leave.come_back, name="come_back"),
]
