"""Max poolings of any geometry over maps where maxima tie, and the file that keeps PyTorch's indices of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from playground.engine.pooling import pool
from playground.engine.trace import Trace
from playground.network.geometry import windows
from playground.network.layers import MaxPooling, Padding
from playground.network.network import Network

KEPT = Path(__file__).with_name("switches.npz")
VALUES = {"equal": (0, 1), "two": (0, 2), "three": (-1, 2), "many": (-20, 21)}
"""Whole numbers from the first to before the second: the fewer, the more ties."""

Case = tuple[MaxPooling, np.ndarray]
"""A pooling and maps (N, C, H, W) that it fits."""


def case(number: int) -> Case:
    """The case of a number; everything about it follows from that."""
    random = np.random.default_rng(number)
    while True:
        layer, shape = _pooling(random), (2, int(random.integers(1, 4)), *_pair(random, 1, 12))
        if Network(shape[1:], (layer,)).problem is None:
            low, high = list(VALUES.values())[number % len(VALUES)]
            return layer, random.integers(low, high, shape).astype(np.float32)


def _pooling(random: np.random.Generator) -> MaxPooling:
    """With padding of up to half the window, as PyTorch wants it; the same on both sides where it rounds up."""
    size, ceil = _pair(random, 1, 5), bool(random.random() < 0.5)
    top, left = (int(random.integers(side // 2 + 1)) for side in size)
    bottom, right = (top, left) if ceil or random.random() < 0.5 else (side // 2 for side in size)
    return MaxPooling(
        name="pool",
        size=size,
        stride=_pair(random, 1, 4),
        padding=Padding(top, bottom, left, right),
        dilation=_pair(random, 1, 3) if random.random() < 0.5 else (1, 1),
        ceil=ceil,
    )


def _pair(random: np.random.Generator, low: int, high: int) -> tuple[int, int]:
    return int(random.integers(low, high + 1)), int(random.integers(low, high + 1))


def places(layer: MaxPooling, trace: Trace) -> tuple[np.ndarray, np.ndarray]:
    """The rows and the columns of the input that the engine's switches point at, each (N, C, H', W')."""
    row, column = np.divmod(pool.switches(layer, trace).astype(np.int64), layer.size[1])
    vertical, horizontal = windows(layer, *trace.input_shape[2:])
    _, _, down, across = np.indices(trace.output_shape)
    row = down * vertical.stride - vertical.before + row * vertical.dilation
    return row, across * horizontal.stride - horizontal.before + column * horizontal.dilation


def differing(layer: MaxPooling, x: np.ndarray, indices: np.ndarray) -> int:
    """Windows whose switch is not the index (within its map, by rows) that PyTorch has; one that sees padding alone
    has none.
    """
    y = pool.forward(layer, x)
    trace = Trace.of(x, y)
    row, column = places(layer, trace)
    return int(np.count_nonzero((row * x.shape[3] + column != indices) & np.isfinite(y)))


# the file


def write(cases: Sequence[Case], indices: Sequence[np.ndarray], path: Path = KEPT) -> None:
    """Keep cases and PyTorch's indices: three arrays, since a file of many small ones is large."""
    np.savez_compressed(
        path,
        geometry=np.array([_numbers(layer, x) for layer, x in cases], np.int8),
        x=np.concatenate([x.ravel() for _, x in cases]).astype(np.int8),
        indices=np.concatenate([one.ravel() for one in indices]).astype(np.uint8),
    )


def _numbers(layer: MaxPooling, x: np.ndarray) -> tuple[int, ...]:
    assert isinstance(layer.padding, Padding)
    sides = (layer.padding.top, layer.padding.bottom, layer.padding.left, layer.padding.right)
    return (*x.shape, *layer.size, *layer.stride, *sides, *layer.dilation, layer.ceil)


def read(path: Path = KEPT) -> Iterator[tuple[MaxPooling, np.ndarray, np.ndarray]]:
    """The pooling, its input and PyTorch's indices of every case kept."""
    with np.load(path) as kept:
        geometry, x, indices = (kept[name] for name in ("geometry", "x", "indices"))
    for numbers in geometry.tolist():
        shape, more = tuple(numbers[:4]), numbers[4:]
        layer = MaxPooling(
            name="pool",
            size=tuple(more[:2]),
            stride=tuple(more[2:4]),
            padding=Padding(*more[4:8]),
            dilation=tuple(more[8:10]),
            ceil=bool(more[10]),
        )
        maps, x = np.split(x, [int(np.prod(shape))])
        made = (*shape[:2], *Network(shape[1:], (layer,)).shapes[1][1:])
        won, indices = np.split(indices, [int(np.prod(made))])
        yield layer, maps.reshape(shape).astype(np.float32), won.reshape(made)
