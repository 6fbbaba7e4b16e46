from django.urls import path

from colead.web.peer import milestones, thanks

urlpatterns = [
    path("thanks/", thanks.thanks, name="thanks"),
    path("thanks/to/<slug:key>/", thanks.give_thanks, name="give_thanks"),
    path("thanks/<slug:key>/show/", thanks.show_thanks, name="show_thanks"),
    path("thanks/<slug:key>/hide/", thanks.hide_thanks, name="hide_thanks"),
    path("thanks/<slug:key>/delete/", thanks.delete_thanks, name="delete_thanks"),
    path("milestones/<slug:key>/", milestones.milestones, name="milestones"),
    path("milestones/<slug:key>/say/", milestones.say_milestone, name="say_milestone"),
    path("milestones/<slug:key>/unsay/", milestones.unsay_milestone, name="unsay_milestone"),
    path("wall/<slug:key>/", thanks.wall, name="wall"),
]
