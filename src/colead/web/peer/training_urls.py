from django.urls import path

from colead.web.peer import training, training_after, workshops

urlpatterns = [
    path("", training.trainings, name="trainings"),
    path("files/<slug:key>/", training.lesson_file, name="lesson_file"),
    path("workshops/", workshops.own_workshops, name="own_workshops"),
    path("workshops/<slug:key>/sign-up/", workshops.sign_up, name="sign_up"),
    path("workshops/<slug:key>/give-back/", workshops.give_back_seat, name="give_back_seat"),
    path("workshops/<slug:key>/calendar/", workshops.workshop_calendar, name="workshop_calendar"),
    path("<slug:key>/briefing/", training_after.own_briefing, name="own_briefing"),
    path("<slug:key>/second-look/", training_after.refresher, name="refresher"),
    path("<slug:key>/certificate/", training_after.training_certificate, name="training_certificate"),
    path(
        "<slug:key>/<slug:code>/looking-back/",
        training_after.training_looking_back,
        name="training_looking_back",
    ),
    path("<slug:key>/<slug:code>/", training.training, name="training"),
    path("<slug:key>/<slug:code>/role-play/", training.training_role_play, name="training_role_play"),
    path("<slug:key>/<slug:code>/quiz/", training.training_quiz, name="training_quiz"),
    path("<slug:key>/<slug:code>/lessons/<slug:lesson>/", training.training_lesson, name="training_lesson"),
]
