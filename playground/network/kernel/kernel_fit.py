"""A kernel made to fit where it goes: cut or padded around its middle, as many slices as are wanted, or refused."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array, Pair
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError


def fitted(kernels: Array, size: Pair) -> Array:
    """Kernels (..., I, J) at another I x J: the middles, (n - 1) // 2, meet; what is new is 0."""
    result = np.zeros((*kernels.shape[:-2], *size), kernels.dtype)
    (new_rows, old_rows), (new_columns, old_columns) = map(_overlap, size, kernels.shape[-2:])
    result[..., new_rows, new_columns] = kernels[..., old_rows, old_columns]
    return result


def pasted(kernel: Array, shape: tuple[int, ...]) -> Array:
    """A copied kernel (K, I, J) for a place of `shape`: (I, J), one slice, or (K, I, J), all of them.

    One slice goes into every slice of the place; several go into as many. Raises NetworkError where the numbers of
    slices differ, or where nothing but zeros of the copy would fit in.
    """
    wanted = shape[0] if len(shape) == 3 else 1
    if len(kernel) not in (1, wanted):
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "The copied kernel has {slices} slices and would go into {wanted}: copy a single slice."
            ),
            slices=len(kernel),
            wanted=wanted,
        )
    result = fitted(kernel, (shape[-2], shape[-1]))
    if kernel.any() and not result.any():
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "Nothing but zeros of the copied {rows} x {columns} kernel would fit into {size} cells."
            ),
            rows=kernel.shape[1],
            columns=kernel.shape[2],
            size=" x ".join(map(str, shape[-2:])),
        )
    return np.array(np.broadcast_to(result if len(shape) == 3 else result[0], shape))


def _overlap(new: int, old: int) -> tuple[slice, slice]:
    """Where `old` cells lie among `new` ones when their middles meet, and which of them these are."""
    shift = (new - 1) // 2 - (old - 1) // 2
    start, stop = max(shift, 0), min(old + shift, new)
    return slice(start, stop), slice(start - shift, stop - shift)
