from django.urls import path

from colead.web.peer import messages

urlpatterns = [
    path("messages/", messages.threads, name="threads"),
    path("messages/unread/", messages.unread, name="unread_messages"),
    path("messages/<slug:key>/edit/", messages.edit_message, name="edit_message"),
    path("messages/<slug:key>/take-back/", messages.take_message_back, name="take_message_back"),
    path("messages/with/<slug:key>/", messages.thread, name="messages"),
    path("messages/with/<slug:key>/newest/", messages.thread_part, name="newest_messages"),
]
