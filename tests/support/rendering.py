"""Notices queries that run while a template renders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.template.base import NodeList


@contextmanager
def queries_while_rendering() -> Iterator[list[str]]:
    """Collect the SQL of every query made between the first and the last node of a template."""
    caught: list[str] = []
    depth = 0
    render = NodeList.render

    def counted(self: NodeList, context: Any) -> Any:
        nonlocal depth
        depth += 1
        try:
            return render(self, context)
        finally:
            depth -= 1

    def notice(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if depth:
            caught.append(sql)
        return execute(sql, params, many, context)

    with patch.object(NodeList, "render", counted), connection.execute_wrapper(notice):
        yield caught
