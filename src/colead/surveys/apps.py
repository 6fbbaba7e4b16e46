from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "colead.surveys"
    label = "surveys"

    def ready(self) -> None:
        from colead.kernel.mail_samples import show
        from colead.pairing.gates import wait_unless
        from colead.surveys.gate import wait_for_baseline
        from colead.surveys.holdings import register_surveys
        from colead.surveys.mail_kinds import register_surveys_mail
        from colead.surveys.mail_samples import waves

        register_surveys()
        register_surveys_mail()
        show(waves)
        wait_unless(wait_for_baseline)
