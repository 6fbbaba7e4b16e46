from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "colead.partnerships"
    label = "partnerships"
