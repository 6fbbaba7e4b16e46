from tests.architecture.permissions.row import Row

ROWS = [
    #                   nobody stranger peer partner coordinator other sponsor administrator
    Row("livez", "GET", "oooooooo"),
    Row("readyz", "GET", "oooooooo"),
    Row("gallery", "GET", "oooooooo"),
]
