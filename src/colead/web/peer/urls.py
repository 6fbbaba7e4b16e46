from django.urls import include, path

from colead.web.peer import absences, partner

urlpatterns = [
    path("profile/<slug:key>/", include("colead.web.peer.profile_urls")),
    path("partner/<slug:key>/", partner.peer_home, name="peer_home"),
    path("partnerships/<slug:key>/meetings/", include("colead.web.peer.rhythm_urls")),
    path("away/<slug:key>/", absences.absences, name="absences"),
    path("away/days/<slug:key>/remove/", absences.remove_absence, name="remove_absence"),
    path("meetings/<slug:key>/", include("colead.web.peer.meeting_urls")),
    path("goals/", include("colead.web.peer.goal_urls")),
    path("partnerships/<slug:key>/agreement/", include("colead.web.peer.agreement_urls")),
    path("", include("colead.web.peer.change_urls")),
]
