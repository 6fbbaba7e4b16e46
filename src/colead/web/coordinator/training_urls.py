from django.urls import include, path

from colead.web.coordinator import library, modules, training, workshops

urlpatterns = [
    path("programmes/<slug:key>/training/", training.training_plan, name="training_plan"),
    path("programmes/<slug:key>/library/", library.resources, name="resources"),
    path("resources/<slug:key>/", library.change_resource, name="change_resource"),
    path("resources/<slug:key>/remove/", library.remove_resource, name="remove_resource"),
    path("lesson-files/<slug:key>/remove/", modules.remove_lesson_file, name="remove_lesson_file"),
    path("programmes/<slug:key>/training/new/", modules.new_module, name="new_module"),
    path("programmes/<slug:key>/training/<slug:code>/", include("colead.web.coordinator.module_urls")),
    path("programmes/<slug:key>/training/<slug:code>/", training.training_module, name="training_module"),
    path("cohorts/<slug:key>/training/", training.cohort_training, name="cohort_training"),
    path("cohorts/<slug:key>/briefings/", training.briefings, name="briefings"),
    path("cohorts/<slug:key>/workshops/", workshops.workshops, name="workshops"),
    path("workshops/<slug:key>/", workshops.workshop, name="workshop"),
    path("workshops/<slug:key>/cancel/", workshops.cancel_workshop, name="cancel_workshop"),
    path("workshops/<slug:key>/attendance/", workshops.workshop_attendance, name="workshop_attendance"),
    path("enrolments/<slug:key>/training/<slug:code>/count/", training.count_training, name="count_training"),
]
