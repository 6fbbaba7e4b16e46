from django.apps import AppConfig


class PairingConfig(AppConfig):
    name = "colead.pairing"
    label = "pairing"
