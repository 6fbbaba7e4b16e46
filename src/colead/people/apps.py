from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "colead.people"
    label = "people"

    def ready(self) -> None:
        from colead.people.holdings import register_people

        register_people()
