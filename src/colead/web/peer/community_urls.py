from django.urls import path

from colead.web.peer import thanks

urlpatterns = [
    path("thanks/", thanks.thanks, name="thanks"),
    path("thanks/to/<slug:key>/", thanks.give_thanks, name="give_thanks"),
    path("thanks/<slug:key>/show/", thanks.show_thanks, name="show_thanks"),
    path("thanks/<slug:key>/hide/", thanks.hide_thanks, name="hide_thanks"),
    path("thanks/<slug:key>/delete/", thanks.delete_thanks, name="delete_thanks"),
    path("wall/<slug:key>/", thanks.wall, name="wall"),
]
