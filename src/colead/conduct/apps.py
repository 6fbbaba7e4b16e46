from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "colead.conduct"
    label = "conduct"

    def ready(self) -> None:
        from colead.conduct.holdings import register_conduct
        from colead.conduct.keeping import keep_reports
        from colead.conduct.mail_kinds import register_conduct_mail
        from colead.conduct.mail_samples import told_to_a_contact
        from colead.kernel.mail_samples import show

        show(told_to_a_contact)
        register_conduct()
        keep_reports()
        register_conduct_mail()
