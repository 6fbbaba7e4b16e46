from django.urls import path

from colead.web.coordinator import modules

urlpatterns = [
    path("edit/", modules.edit_module, name="edit_module"),
    path("reset/", modules.reset_module, name="reset_module"),
    path("lessons/<slug:lesson>/", modules.edit_lesson, name="edit_lesson"),
    path("lessons/<slug:lesson>/remove/", modules.remove_lesson, name="remove_lesson"),
    path("lessons/<slug:lesson>/files/", modules.add_lesson_file, name="add_lesson_file"),
    path("questions/<slug:question>/", modules.edit_question, name="edit_question"),
    path("questions/<slug:question>/remove/", modules.remove_question, name="remove_question"),
]
