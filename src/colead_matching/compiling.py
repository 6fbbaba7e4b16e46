"""Inner loops, compiled at their first call and kept on disk."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Returns the function compiled; it lets other threads run meanwhile."""
    made: Any = njit(cache=True, nogil=True)(function)
    return cast(Function, made)
