from django.urls import path

from colead.web.coordinator import training, workshops

urlpatterns = [
    path("programmes/<slug:key>/training/", training.training_plan, name="training_plan"),
    path("programmes/<slug:key>/training/<slug:code>/", training.training_module, name="training_module"),
    path("cohorts/<slug:key>/training/", training.cohort_training, name="cohort_training"),
    path("cohorts/<slug:key>/briefings/", training.briefings, name="briefings"),
    path("cohorts/<slug:key>/workshops/", workshops.workshops, name="workshops"),
    path("workshops/<slug:key>/", workshops.workshop, name="workshop"),
    path("workshops/<slug:key>/cancel/", workshops.cancel_workshop, name="cancel_workshop"),
    path("workshops/<slug:key>/attendance/", workshops.workshop_attendance, name="workshop_attendance"),
    path("enrolments/<slug:key>/training/<slug:code>/count/", training.count_training, name="count_training"),
]
