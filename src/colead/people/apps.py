from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "colead.people"
    label = "people"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.people.holdings import register_people
        from colead.people.keeping import keep_people
        from colead.people.mail_kinds import register_people_mail
        from colead.people.mail_samples import digests, library, trial, unused_account

        show(digests, library, unused_account, trial)
        register_people()
        keep_people()
        register_people_mail()
