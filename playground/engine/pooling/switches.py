"""Which value of its window each maximum is: found along the rows first, then down, without looking at padding.

A later tap has a higher number and takes over only where it is strictly larger, so the number of the first maximum in
row order is itself a maximum of numbers: 1.2 ms for 96 maps of 224x224 less than comparing with the pooled map.
"""

from __future__ import annotations

import numpy as np

from playground.engine.taps import Tap, taps
from playground.network.geometry import Window
from playground.network.layers import Array


def first_maxima(x: Array, ways: tuple[Window, Window], shape: tuple[int, int]) -> Array:
    """The tap of each window of x (N, C, H, W), counted row by row: (N, C, *shape), 8 or 16 bits unsigned.

    The first NaN counts as the maximum. Where a window sees nothing but padding the number is the highest of the type.
    """
    vertical, horizontal = ways
    numbers = np.dtype(np.uint8 if vertical.size * horizontal.size < 255 else np.uint16)
    across = taps(horizontal, x.shape[3], shape[1])
    down = taps(vertical, x.shape[2], shape[0])
    has_nan = bool(np.isnan(x.max(initial=-np.inf)))
    lower, columns = _along(x, None, across, 3, shape[1], 1, numbers, has_nan)
    _, won = _along(lower, columns, down, 2, shape[0], horizontal.size, numbers, has_nan)
    if not columns[..., :1, :].all():
        won[np.broadcast_to(columns[..., :1, :] == 0, won.shape)] = 0
    won -= numbers.type(1)
    return won


def _along(
    x: Array,
    given: Array | None,
    along: tuple[Tap, ...],
    axis: int,
    length: int,
    step: int,
    numbers: np.dtype,
    has_nan: bool,
) -> tuple[Array, Array]:
    """The maxima along one axis and the numbers of their taps, counted from 1 in steps of `step`; 0 where none reads.

    `given` numbers, if any, are those of the values of x so far.
    """
    size = (*x.shape[:axis], length, *x.shape[axis + 1 :])
    whole = along[0].count == length  # so every window has a first value
    if whole:
        first = (slice(None),) * axis + (along[0].inputs,)
        most = x[first].copy()
        won = np.ones(size, dtype=numbers) if given is None else given[first].copy()
    else:
        most, won = np.full(size, -np.inf, dtype=x.dtype), np.zeros(size, dtype=numbers)
    for index, tap in enumerate(along):
        if not tap.count or (whole and index == 0):
            continue
        there = (slice(None),) * axis + (tap.outputs,)
        here = (slice(None),) * axis + (tap.inputs,)
        values, best, number = x[here], most[there], won[there]
        wins = values > best
        if has_nan:
            wins |= (values != values) & (best == best)
        if not whole:
            wins |= number == 0
        code = wins.view(np.uint8).astype(numbers, copy=False)
        code = code * (numbers.type(index * step + 1) if given is None else given[here] + numbers.type(index * step))
        np.maximum(number, code, out=number)
        np.maximum(best, values, out=best)
    return most, won
