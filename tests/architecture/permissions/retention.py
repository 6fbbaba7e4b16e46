from tests.architecture.permissions.row import Row

DAYS = {
    "sent_mail": 90, "trail": 1095, "content": 365, "answers": 365, "profiles": 365, "leavers": 183, "accounts": 730,
    "reports": 730,
}  # fmt: skip

ROWS = [
    #                          nobody stranger peer partner coordinator other sponsor administrator
    Row("retention", "GET", "sxxxxxxo"),
    Row("retention", "POST", "sxxxxxxo", data=lambda s: {**DAYS, "sent_mail": 80}),
    Row("clear_retention", "POST", "sxxxxxxo"),
]
