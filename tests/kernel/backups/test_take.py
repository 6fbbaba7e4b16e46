from __future__ import annotations

from datetime import UTC, datetime

import pytest

from colead.kernel.backups.take import take

pytestmark = pytest.mark.django_db
SECOND = datetime(2026, 11, 26, 21, 38, 45, tzinfo=UTC)


def test_backups_of_one_second_do_not_take_the_place_of_each_other(installed, settings):
    names = [take(at=SECOND).name for _ in range(3)]
    assert names == [f"colead-2026-11-26T2138{second}Z.backup" for second in (45, 46, 47)]
    assert sorted(file.name for file in settings.BACKUP_DIR.iterdir()) == names
