from django.urls import path

from colead.web.coordinator import training

urlpatterns = [
    path("programmes/<slug:key>/training/", training.training_plan, name="training_plan"),
    path("programmes/<slug:key>/training/<slug:code>/", training.training_module, name="training_module"),
    path("cohorts/<slug:key>/training/", training.cohort_training, name="cohort_training"),
    path("cohorts/<slug:key>/briefings/", training.briefings, name="briefings"),
    path("enrolments/<slug:key>/training/<slug:code>/count/", training.count_training, name="count_training"),
]
