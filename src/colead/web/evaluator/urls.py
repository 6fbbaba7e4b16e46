from django.urls import path

from colead.web.evaluator import evaluation

urlpatterns = [
    path("cohorts/<slug:key>/evaluation/", evaluation.evaluation, name="evaluation"),
    path("cohorts/<slug:key>/evaluation.csv", evaluation.evaluation_csv, name="evaluation_csv"),
]
