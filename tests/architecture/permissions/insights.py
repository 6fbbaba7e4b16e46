from tests.architecture.permissions.row import Row

ROWS = [
    #                     nobody stranger peer partner coordinator other sponsor administrator
    Row("cohort", "GET", "sxxxoxxx", lambda s: {"key": s.cohort.key}),
    Row("figures", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("metrics", "GET", "oooooooo"),
    Row("metrics", "POST", "bbbbbbbb"),
    Row("report", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("report_pdf", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report_pdf", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("board_pdf", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("board_pdf", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
    Row("report_csv", "GET", "sxxxoxox", lambda s: {"key": s.cohort.key}),
    Row("report_csv", "POST", "bbbbbbbb", lambda s: {"key": s.cohort.key}),
]
