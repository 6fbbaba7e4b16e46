"""Compiles the inner loops, and says nothing to the type checker that it could not check."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit
from numba.extending import register_jitable

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """Returns the function compiled at its first call; the result is kept on disk."""
    made: Any = njit(cache=True)(function)
    return cast(Function, made)


def inner(function: Function) -> Function:
    """Lets compiled functions call the function, which stays plain for everybody else."""
    made: Any = register_jitable(function)
    return cast(Function, made)
