from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "colead.people"
    label = "people"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.people.holdings import register_people
        from colead.people.mail_kinds import register_people_mail
        from colead.people.mail_samples import digests, library

        show(digests, library)
        register_people()
        register_people_mail()
