from __future__ import annotations

import uuid

from django.utils import timezone
from django_q.models import Task

RESULT = """the note said canary-in-an-error : Traceback (most recent call last):
  File "/opt/colead/src/colead/kernel/smtp.py", line 12, in deliver_due
    raise ValueError(text)
ValueError: the note said canary-in-an-error
"""


def fail_look(topic: str = "outbox") -> Task:
    """Make the row that the queue leaves of a look that ended in an error."""
    now = timezone.now()
    return Task.objects.create(
        id=uuid.uuid4().hex, name=topic, func="colead.jobs.look.look", args=(topic,), kwargs={}, result=RESULT,
        started=now, stopped=now, success=False, attempt_count=3,
    )  # fmt: skip
