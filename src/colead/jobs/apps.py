from typing import Any

from django.apps import AppConfig, apps
from django.db import connection
from django.db.models.signals import post_migrate


class JobsConfig(AppConfig):
    name = "colead.jobs"
    label = "jobs"

    def ready(self) -> None:
        # Django sends the signal for apps with models only, which this one is not: the queue's own app stands for it.
        post_migrate.connect(
            _write_schedule, sender=apps.get_app_config("django_q"), dispatch_uid="write the schedule"
        )


def _write_schedule(**_: Any) -> None:
    from colead.jobs.schedule import write_schedule

    if "django_q_schedule" in connection.introspection.table_names():
        write_schedule()
