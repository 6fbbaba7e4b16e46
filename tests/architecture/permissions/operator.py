from tests.architecture.permissions.row import Row
from tests.factories.mail import make_email

ROWS = [
    #                   nobody stranger peer partner coordinator other sponsor administrator
    Row("livez", "GET", "oooooooo"),
    Row("readyz", "GET", "oooooooo"),
    Row("gallery", "GET", "oooooooo"),
    Row("outbox", "GET", "sxxxxxxo", note="in the demo, everybody who is signed in"),
    Row(
        "email",
        "GET",
        "sxxxxxxx",
        lambda s: {"key": make_email().key},
        note="bodies are shown in the demo only",
    ),
    Row("email_html", "GET", "sxxxxxxx", lambda s: {"key": make_email().key}),
]
