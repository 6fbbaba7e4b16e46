from django.urls import path

from colead.web.coordinator import (
    cohorts,
    competencies,
    glance,
    invitations,
    policies,
    programmes,
    roster,
    team,
)

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.create_programme, name="create_programme"),
    path("programmes/<slug:key>/", programmes.programme, name="programme"),
    path("programmes/<slug:key>/charter/", programmes.charter, name="charter"),
    path("programmes/<slug:key>/competencies/", competencies.competencies, name="competencies"),
    path("competencies/<slug:key>/", competencies.competency, name="competency"),
    path("competencies/<slug:key>/move/", competencies.move_competency, name="move_competency"),
    path("competencies/<slug:key>/remove/", competencies.remove_competency, name="remove_competency"),
    path("programmes/<slug:key>/matching/", policies.policy, name="policy"),
    path("programmes/<slug:key>/team/", team.team, name="team"),
    path("appointments/<slug:key>/withdraw/", team.withdraw_appointment, name="withdraw_appointment"),
    path("programmes/<slug:key>/cohorts/new/", cohorts.create_cohort, name="create_cohort"),
    path("cohorts/<slug:key>/", glance.cohort, name="cohort"),
    path("cohorts/<slug:key>/dates/", cohorts.change_cohort, name="change_cohort"),
    path("cohorts/<slug:key>/people/", roster.roster, name="roster"),
    path("cohorts/<slug:key>/people/csv/", roster.roster_csv, name="roster_csv"),
    path("cohorts/<slug:key>/people/remind/", invitations.remind, name="remind"),
    path("cohorts/<slug:key>/invite/", invitations.invite, name="invite"),
    path("cohorts/<slug:key>/invite/confirm/", invitations.confirm_invitations, name="confirm_invitations"),
    path("cohorts/<slug:key>/invite/send/", invitations.send_invitations, name="send_invitations"),
]
