from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "colead.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        from colead.partnerships.holdings import register_partnerships

        register_partnerships()
