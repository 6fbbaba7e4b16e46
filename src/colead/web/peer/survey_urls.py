from django.urls import path

from colead.web.peer import raters, surveys

urlpatterns = [
    path("", surveys.questionnaires, name="questionnaires"),
    path("<slug:key>/", surveys.questionnaire, name="questionnaire"),
    path("<slug:key>/peers/", raters.raters, name="raters"),
    path("<slug:key>/end/", surveys.questionnaire_end, name="questionnaire_end"),
    path("<slug:key>/hand-in/", surveys.hand_in_questionnaire, name="hand_in_questionnaire"),
    path("<slug:key>/take-back/", surveys.take_back_questionnaire, name="take_back_questionnaire"),
    path("<slug:key>/<int:number>/", surveys.questionnaire, name="questionnaire_page"),
]
