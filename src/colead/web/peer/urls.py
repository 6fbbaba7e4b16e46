from django.urls import include, path

from colead.web.peer import absences, charter, choosing, development, partner

urlpatterns = [
    path("choose/<slug:key>/", choosing.choose, name="choose"),
    path("ask/<slug:key>/", choosing.ask, name="ask"),
    path("requests/<slug:key>/", choosing.request_page, name="request"),
    path("requests/<slug:key>/accept/", choosing.accept_request, name="accept_request"),
    path("requests/<slug:key>/decline/", choosing.decline_request, name="decline_request"),
    path("requests/<slug:key>/withdraw/", choosing.withdraw_request, name="withdraw_request"),
    path("profile/<slug:key>/", include("colead.web.peer.profile_urls")),
    path("charter/<slug:key>/", charter.own_charter, name="own_charter"),
    path("charter/<slug:key>/pdf/", charter.own_charter_pdf, name="own_charter_pdf"),
    path("partner/<slug:key>/", partner.peer_home, name="peer_home"),
    path("partnerships/<slug:key>/meetings/", include("colead.web.peer.rhythm_urls")),
    path("circles/", include("colead.web.facilitator.urls")),
    path("away/<slug:key>/", absences.absences, name="absences"),
    path("away/days/<slug:key>/remove/", absences.remove_absence, name="remove_absence"),
    path("meetings/<slug:key>/", include("colead.web.peer.meeting_urls")),
    path("reflections/", include("colead.web.peer.reflection_urls")),
    path("", include("colead.web.peer.message_urls")),
    path("questions/", include("colead.web.peer.survey_urls")),
    path("", include("colead.web.peer.community_urls")),
    path("training/", include("colead.web.peer.training_urls")),
    path("library/", include("colead.web.peer.library_urls")),
    path("development/<slug:key>/", development.development, name="development"),
    path("development/<slug:key>/summary/", development.development_summary, name="development_summary"),
    path("goals/", include("colead.web.peer.goal_urls")),
    path("partnerships/<slug:key>/agreement/", include("colead.web.peer.agreement_urls")),
    path("", include("colead.web.peer.change_urls")),
]
