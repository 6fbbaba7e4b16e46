from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class JobsConfig(AppConfig):
    name = "colead.jobs"
    label = "jobs"

    def ready(self) -> None:
        post_migrate.connect(_write_schedule, sender=self)


def _write_schedule(**_: Any) -> None:
    from colead.jobs.schedule import write_schedule

    write_schedule()
