"""How many bits of a word are set, in one instruction."""

from typing import Any

from llvmlite import ir
from numba import types
from numba.extending import intrinsic


def _count(context: Any, word: Any) -> Any:

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        (value,) = arguments
        kind = ir.FunctionType(ir.IntType(64), [ir.IntType(64)])
        counter = builder.module.declare_intrinsic("llvm.ctpop", [ir.IntType(64)], kind)
        return builder.call(counter, [value])

    return types.int64(types.uint64), generate


count_bits: Any = intrinsic(_count)
"""Returns how many bits of a 64-bit word are set."""
