from django.urls import path

from colead.web.peer import training

urlpatterns = [
    path("", training.trainings, name="trainings"),
    path("<slug:key>/<slug:code>/", training.training, name="training"),
    path("<slug:key>/<slug:code>/quiz/", training.training_quiz, name="training_quiz"),
    path("<slug:key>/<slug:code>/lessons/<slug:lesson>/", training.training_lesson, name="training_lesson"),
]
