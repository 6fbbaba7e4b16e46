from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "colead.insights"
    label = "insights"

    def ready(self) -> None:
        from colead.insights.holdings import register_insights

        register_insights()
