"""What one can do to a kernel with one click: flip, turn, negate, normalise, scale, randomise.

Each takes an array whose last two axes are (I, J), one slice or all of them, and returns a new one of the same type.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

SMALLEST_SUM = 1e-6
"""Relative to the sum of the absolute values: a sum below it is rounding and not divided by."""


def flip_horizontally(kernel: Array) -> Array:
    """Left and right exchanged."""
    return np.array(kernel[..., ::-1])


def flip_vertically(kernel: Array) -> Array:
    """Top and bottom exchanged."""
    return np.array(kernel[..., ::-1, :])


def rotate_90(kernel: Array) -> Array:
    """A quarter turn to the left; an I x J kernel becomes J x I."""
    return np.array(np.rot90(kernel, axes=(-2, -1)))


def rotate_180(kernel: Array) -> Array:
    """Half a turn: what makes a correlation a true convolution."""
    return np.array(kernel[..., ::-1, ::-1])


def transpose(kernel: Array) -> Array:
    """Rows and columns exchanged; an I x J kernel becomes J x I."""
    return np.array(kernel.swapaxes(-2, -1))


def negate(kernel: Array) -> Array:
    """Every sign turned."""
    return np.subtract(0, kernel)  # not -kernel: an empty cell stays 0, not -0


def normalise_to_zero_sum(kernel: Array) -> Array:
    """Each slice minus its mean, so that an even surface gives 0."""
    mean = kernel.mean(axis=(-2, -1), keepdims=True, dtype=np.float64)
    return np.asarray(kernel - mean, dtype=kernel.dtype)


def normalise_to_unit_sum(kernel: Array) -> Array:
    """Everything divided by the sum over all slices, so that an even surface keeps its brightness.

    Raises NetworkError where the sum is 0.
    """
    total = float(kernel.sum(dtype=np.float64))
    if not abs(total) > SMALLEST_SUM * float(np.abs(kernel).sum(dtype=np.float64)):
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "The kernel adds up to {total}: dividing by it would not give 1. Change a cell first."
            ),
            total=f"{total:g}",
        )
    return np.asarray(kernel / total, dtype=kernel.dtype)


def scale(kernel: Array, factor: float) -> Array:
    """Every cell times `factor`. Raises NetworkError for a factor that is not a number or a result past float32."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled: Array = (kernel * np.float64(factor)).astype(kernel.dtype)
    if not np.isfinite(scaled).all():
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "The kernel cannot be scaled by {factor}: the result is no finite number."),
            factor=f"{factor:g}",
        )
    return scaled


def random_kernel(seed: int, shape: tuple[int, ...]) -> Array:
    """Normally distributed float32 cells with variance 2 / (cells), by He et al. 2015; the same for the same seed."""
    spread = np.sqrt(2 / np.prod(shape))
    return np.random.default_rng(abs(seed)).normal(0, spread, shape).astype(np.float32)


@dataclass(frozen=True)
class KernelTransform:
    """A transform that needs nothing but the kernel; `title` is English (context "Kernel")."""

    key: str
    title: str
    apply: Callable[[Array], Array]


KERNEL_TRANSFORMS: tuple[KernelTransform, ...] = (
    KernelTransform("flip_horizontally", QT_TRANSLATE_NOOP("Kernel", "Flip left to right"), flip_horizontally),
    KernelTransform("flip_vertically", QT_TRANSLATE_NOOP("Kernel", "Flip top to bottom"), flip_vertically),
    KernelTransform("rotate_90", QT_TRANSLATE_NOOP("Kernel", "Rotate by 90°"), rotate_90),
    KernelTransform("rotate_180", QT_TRANSLATE_NOOP("Kernel", "Rotate by 180°"), rotate_180),
    KernelTransform("transpose", QT_TRANSLATE_NOOP("Kernel", "Exchange rows and columns"), transpose),
    KernelTransform("negate", QT_TRANSLATE_NOOP("Kernel", "Negate"), negate),
    KernelTransform("zero_sum", QT_TRANSLATE_NOOP("Kernel", "Normalise to sum 0"), normalise_to_zero_sum),
    KernelTransform("unit_sum", QT_TRANSLATE_NOOP("Kernel", "Normalise to sum 1"), normalise_to_unit_sum),
)
"""The transforms in the order a menu shows them."""
