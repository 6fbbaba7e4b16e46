from django.urls import path

from colead.web.peer import goal_progress, goals

urlpatterns = [
    path("", goals.goals, name="goals"),
    path("new/", goals.new_goal, name="new_goal"),
    path("<slug:key>/", goals.goal, name="goal"),
    path("<slug:key>/change/", goals.change_goal, name="change_goal"),
    path("<slug:key>/notes/", goal_progress.note_goal, name="note_goal"),
    path("<slug:key>/close/", goal_progress.close_goal, name="close_goal"),
    path("<slug:key>/reopen/", goal_progress.reopen_goal, name="reopen_goal"),
    path("<slug:key>/delete/", goal_progress.delete_goal, name="delete_goal"),
    path("<slug:key>/confirm/", goal_progress.confirm_goal, name="confirm_goal"),
    path("<slug:key>/confirm/undo/", goal_progress.unconfirm_goal, name="unconfirm_goal"),
]
