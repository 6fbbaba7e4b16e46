from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "colead.programmes"
    label = "programmes"
