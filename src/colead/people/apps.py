from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "colead.people"
    label = "people"

    def ready(self) -> None:
        from colead.people.holdings import register_people
        from colead.people.mail_kinds import register_people_mail

        register_people()
        register_people_mail()
