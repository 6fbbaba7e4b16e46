from django.urls import path

from colead.web.coordinator import admission, badges, kit, milestones, set_up, stories, templates, week

urlpatterns = [
    path("templates/", templates.templates, name="templates"),
    path("templates/from-file/", templates.read_template, name="read_template"),
    path("templates/<slug:key>/", templates.template, name="template"),
    path("templates/<slug:key>/file/", templates.template_file, name="template_file"),
    path("templates/<slug:key>/remove/", templates.remove_template, name="remove_template"),
    path("programmes/<slug:key>/template/", templates.save_template, name="save_template"),
    path("programmes/<slug:key>/template/file/", templates.programme_file, name="programme_file"),
    path("programmes/<slug:key>/plan/", templates.plan, name="plan"),
    path("cohorts/<slug:key>/week/", week.week, name="week"),
    path("cohorts/<slug:key>/compare/", week.compare_cohorts, name="compare_cohorts"),
    path("programmes/<slug:key>/set-up/", set_up.set_up, name="set_up"),
    path("cohorts/<slug:key>/admission/", admission.admission, name="admission"),
    path("cohorts/<slug:key>/admission/draw/", admission.draw_lots, name="draw_lots"),
    path("cohorts/<slug:key>/admission/next/", admission.admit_next, name="admit_next"),
    path("programmes/<slug:key>/kit/", kit.kit, name="kit"),
    path("programmes/<slug:key>/kit/poster/", kit.kit_poster, name="kit_poster"),
    path("programmes/<slug:key>/kit/answers/", kit.kit_slides, name="kit_slides"),
    path("programmes/<slug:key>/milestones/", milestones.programme_milestones, name="programme_milestones"),
    path("cohorts/<slug:key>/badges/", badges.cohort_badges, name="cohort_badges"),
    path("badges/issued/<slug:key>/revoke/", badges.revoke_badge, name="revoke_badge"),
    path("programmes/<slug:key>/stories/", stories.programme_stories, name="programme_stories"),
    path("programmes/<slug:key>/stories/page/", stories.open_story_page, name="open_story_page"),
    path("stories/<slug:key>/use/", stories.use_story, name="use_story"),
    path("stories/<slug:key>/hide/", stories.hide_story, name="hide_story"),
    path("plan/<slug:key>/drop/", templates.drop_step, name="drop_step"),
]
