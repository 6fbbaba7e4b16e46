from colead.people.models import Person
from tests.architecture.permissions.row import Row
from tests.factories.looks import fail_look

ROWS = [
    #                            nobody stranger peer partner coordinator other sponsor administrator
    Row("installation", "GET", "sxxxxxxo"),
    Row("send_test_mail", "POST", "sxxxxxxo"),
    Row("maintenance_message", "GET", "sxxxxxxo"),
    Row("maintenance_message", "POST", "sxxxxxxo", data=lambda s: {"text": ""}),
    Row("jobs", "GET", "sxxxxxxo"),
    Row("repeat_look", "POST", "sxxxxxxo", lambda s: {"key": fail_look().pk}),
    Row("discard_look", "POST", "sxxxxxxo", lambda s: {"key": fail_look().pk}),
    Row("settings_read", "GET", "sxxxxxxo"),
    Row("audit", "GET", "sxxxxxxo"),
    Row("audit_csv", "GET", "sxxxxxxo"),
    Row("sign_in_log", "GET", "sxxxxxxo"),
    Row(
        "end_sessions",
        "POST",
        "sxxxxxxo",
        lambda s: {"key": Person.objects.exclude(name="").earliest("pk").key},
    ),
    Row("prometheus", "GET", "xxxxxxxx", note="only who shows the token, which no sign-in replaces"),
]
