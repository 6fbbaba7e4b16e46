from django.urls import path, re_path

from colead.web.peer import badges, milestones, news, stories, thanks

urlpatterns = [
    path("thanks/", thanks.thanks, name="thanks"),
    path("thanks/to/<slug:key>/", thanks.give_thanks, name="give_thanks"),
    path("thanks/<slug:key>/show/", thanks.show_thanks, name="show_thanks"),
    path("thanks/<slug:key>/hide/", thanks.hide_thanks, name="hide_thanks"),
    path("thanks/<slug:key>/delete/", thanks.delete_thanks, name="delete_thanks"),
    path("milestones/<slug:key>/", milestones.milestones, name="milestones"),
    path("milestones/<slug:key>/say/", milestones.say_milestone, name="say_milestone"),
    path("milestones/<slug:key>/unsay/", milestones.unsay_milestone, name="unsay_milestone"),
    path("badges/", badges.badges, name="badges"),
    path("badges/take/<slug:key>/<slug:kind>/", badges.take_badge, name="take_badge"),
    path("badges/own/<slug:key>/delete/", badges.delete_badge, name="delete_badge"),
    re_path(r"^badges/own/(?P<key>[\w-]+)/(?P<ending>svg|png|jwt)/$", badges.badge_file, name="badge_file"),
    path("badges/own/<slug:key>/certificate/", badges.badge_certificate, name="badge_certificate"),
    path("stories/", stories.stories, name="stories"),
    path("stories/write/<slug:key>/", stories.write_story, name="write_story"),
    path("stories/of/<slug:key>/", stories.told_stories, name="told_stories"),
    path("stories/<slug:key>/", stories.story, name="story"),
    path("stories/<slug:key>/tell/", stories.tell_story, name="tell_story"),
    path("stories/<slug:key>/withdraw/", stories.withdraw_story, name="withdraw_story"),
    path("stories/<slug:key>/delete/", stories.delete_story, name="delete_story"),
    path("news/", news.news, name="news"),
    path("news/<slug:key>/", news.announcement, name="announcement"),
    path("wall/<slug:key>/", thanks.wall, name="wall"),
]
