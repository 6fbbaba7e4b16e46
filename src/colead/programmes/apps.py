from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "colead.programmes"
    label = "programmes"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.programmes.holdings import register_programmes
        from colead.programmes.mail_kinds import register_programmes_mail
        from colead.programmes.mail_samples import places
        from colead.programmes.own_parts import register_programme_parts

        show(places)
        register_programmes()
        register_programme_parts()
        register_programmes_mail()
