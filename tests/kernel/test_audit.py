from __future__ import annotations

import pytest

from colead.kernel.audit import AuditOutsideTransaction, record
from tests.cast import BO
from tests.factories.people import NOW, make_person


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    bo = make_person(BO)
    with pytest.raises(AuditOutsideTransaction):
        record("x.y", bo, by=None, at=NOW)
