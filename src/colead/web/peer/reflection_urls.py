from django.urls import path

from colead.web.peer import reflection_acts, reflections

urlpatterns = [
    path("", reflections.reflections, name="reflections"),
    path("begin/", reflections.begin_reflection, name="begin_reflection"),
    path("export/", reflection_acts.export_reflections, name="export_reflections"),
    path("<slug:key>/", reflections.reflection, name="reflection"),
    path("<slug:key>/share/", reflection_acts.share_reflection, name="share_reflection"),
    path("<slug:key>/share/undo/", reflection_acts.unshare_reflection, name="unshare_reflection"),
    path("<slug:key>/delete/", reflection_acts.delete_reflection, name="delete_reflection"),
    path("<slug:key>/delete/undo/", reflection_acts.restore_reflection, name="restore_reflection"),
]
