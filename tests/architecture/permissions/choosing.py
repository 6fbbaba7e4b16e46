from tests.architecture.permissions.row import Row


def whose(scene):
    scene.bo.roles = ["mentor"]
    scene.bo.save(update_fields=["roles"])
    return {"key": scene.bo.key}


ROWS = [
    #                              nobody stranger peer partner coordinator other sponsor administrator
    Row("profile_places", "GET", "sxxoxxxx", whose),
    Row("profile_places", "POST", "sxxoxxxx", whose, lambda s: {"places": 1}),
]
