from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "colead.programmes"
    label = "programmes"

    def ready(self) -> None:
        from colead.programmes.holdings import register_programmes
        from colead.programmes.mail_kinds import register_programmes_mail

        register_programmes()
        register_programmes_mail()
