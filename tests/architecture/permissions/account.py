from tests.architecture.permissions.row import Row
from tests.factories.pictures import make_portrait, photo
from tests.factories.scene import Scene

KEY = "MQ:1abcde:not-a-key"


def bos_portrait(scene: Scene) -> dict[str, str]:
    """Give the address of Bo's picture."""
    return {"key": make_portrait(scene.bo.person)}


ROWS = [
    #                                nobody stranger peer partner coordinator other sponsor administrator
    Row("home", "GET", "sooooooo"),
    Row("account", "GET", "sooooooo"),
    Row("account", "POST", "sooooooo", data=lambda s: {"name": "New", "time_zone": "UTC", "theme": "dark"}),
    Row("own_data", "GET", "sooooooo"),
    Row("export_data", "GET", "bbbbbbbb"),
    Row("export_data", "POST", "sooooooo", note="one's own data"),
    Row("erase_me", "GET", "sooooooo"),
    Row("erase_me", "POST", "sooooooo", note="shows what is wrong with the address"),
    Row("own_picture", "GET", "sooooooo"),
    Row("own_picture", "POST", "sooooooo", note="asks for a picture"),
    Row("own_picture", "POST", "sooooooo", data=lambda s: {"picture": photo()}, note="takes a picture"),
    Row("remove_picture", "GET", "bbbbbbbb"),
    Row("remove_picture", "POST", "sooooooo"),
    Row(
        "portrait",
        "GET",
        "sxoooxxx",
        bos_portrait,
        note="the cohort's people and its coordinators",
        but={"former_partner": "o"},
    ),
    Row("portrait", "POST", "bbbbbbbb", bos_portrait),
    Row("start", "GET", "xxxxxxxx", note="somebody is here already"),
    Row("account_login", "GET", "oooooooo"),
    Row("account_login", "POST", "oooooooo"),
    Row("account_logout", "GET", "sooooooo"),
    Row("account_logout", "POST", "ssssssss", note="and shows the sign-in page"),
    Row("account_signup", "GET", "oooooooo", note="says that sign-up is closed"),
    Row("account_signup", "POST", "oooooooo", note="still closed"),
    Row("account_inactive", "GET", "oooooooo"),
    Row("account_reauthenticate", "GET", "sooooooo"),
    Row("account_reauthenticate", "POST", "sooooooo", note="shows the form again"),
    Row("account_change_password", "GET", "sooooooo"),
    Row("account_change_password", "POST", "sooooooo"),
    Row("account_set_password", "GET", "sooooooo"),
    Row("account_set_password", "POST", "sooooooo", note="leads to changing the one there is"),
    Row("account_reset_password", "GET", "oooooooo"),
    Row("account_reset_password", "POST", "oooooooo"),
    Row("account_reset_password_done", "GET", "oooooooo"),
    Row("account_reset_password_from_key", "GET", "oooooooo", lambda s: {"uidb36": "1", "key": "not-a-key"}),
    Row("account_reset_password_from_key", "POST", "oooooooo", lambda s: {"uidb36": "1", "key": "not-a-key"}),
    Row("account_reset_password_from_key_done", "GET", "oooooooo"),
    Row("account_email", "GET", "sooooooo"),
    Row("account_email", "POST", "sooooooo"),
    Row("account_email_verification_sent", "GET", "oooooooo"),
    Row("account_confirm_email", "GET", "oooooooo", lambda s: {"key": KEY}),
]
