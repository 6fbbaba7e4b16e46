from django.urls import path

from colead.web.operator import leaving

urlpatterns = [
    path("leaving/", leaving.leavers, name="leavers"),
    path("leaving/<slug:key>/", leaving.leaver, name="leaver"),
    path("leaving/<slug:key>/hand-over/<slug:programme>/", leaving.hand_over, name="hand_over"),
]
