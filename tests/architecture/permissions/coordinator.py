from tests.architecture.permissions.row import Row

ROWS = [
    #                                     nobody stranger peer partner coordinator other sponsor administrator
    Row("programmes", "GET", "sooooooo"),
    Row("create_programme", "GET", "sxxxxxxo"),
    Row(
        "create_programme",
        "POST",
        "sxxxxxxo",
        data=lambda s: {"name": "New", "cadence_days": 14, "meeting_minutes": 60},
    ),
    Row("programme", "GET", "sxxxoxxx", lambda s: {"key": s.programme.key}),
    Row(
        "programme",
        "POST",
        "sxxxoxxx",
        lambda s: {"key": s.programme.key},
        lambda s: {"name": "New", "cadence_days": 14, "meeting_minutes": 60},
    ),
]
