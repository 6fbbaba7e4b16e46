from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "colead.surveys"
    label = "surveys"

    def ready(self) -> None:
        from colead.surveys.holdings import register_surveys

        register_surveys()
