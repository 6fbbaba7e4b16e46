from django.urls import path

from colead.web.coordinator import instruments, waves

urlpatterns = [
    path("programmes/<slug:key>/waves/", waves.survey_plan, name="survey_plan"),
    path("cohorts/<slug:key>/waves/", waves.waves, name="waves"),
    path("programmes/<slug:key>/instruments/", instruments.instruments, name="instruments"),
    path("programmes/<slug:key>/instruments/<slug:code>/", instruments.instrument, name="instrument"),
    path(
        "programmes/<slug:key>/instruments/<slug:code>/file/",
        instruments.instrument_file,
        name="instrument_file",
    ),
    path("instruments/<slug:key>/withdraw/", instruments.withdraw_instrument, name="withdraw_instrument"),
]
