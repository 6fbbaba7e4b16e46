from tests.architecture.permissions.row import Row

ROWS = [
    #                     nobody stranger peer partner coordinator other sponsor administrator
    Row("cohort", "GET", "sxxxoxxx", lambda s: {"key": s.cohort.key}),
    Row("figures", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("metrics", "GET", "oooooooo"),
    Row("metrics", "POST", "bbbbbbbb"),
]
