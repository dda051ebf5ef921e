"""Kernels one can ask for by name, drawn at any size I x J: the presets of the kernel editor.

All are meant for correlation, the network's own arithmetic: `sobel_x` is positive where it gets brighter to the right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground import limits
from playground.network.kernel.waves import Grid, gabor, gaussian
from playground.network.layers import Array, Pair
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError


@dataclass(frozen=True)
class NamedKernel:
    """A preset: the key that names it in code, its English title (context "Kernel"), and how it is drawn."""

    key: str
    title: str
    draw: Callable[[Pair], Array]


def named_kernel(key: str, size: Pair) -> Array:
    """The kernel called `key` as a fresh float32 array (I, J).

    The classic 3x3 kernels stand in the middle, row (I - 1) // 2 and column (J - 1) // 2, with zeros around. Where
    fewer than three rows or columns fit they are cropped, and the middle cell takes up the difference, so that their
    sum (0 or 1) stays. Box, Gaussian, difference of Gaussians and Gabor fill whatever size there is. A size of one
    pixel leaves nothing of a kernel whose sum is 0.
    Raises NetworkError for a size no kernel may have, KeyError for an unknown key.
    """
    check_kernel_size(size)
    return np.asarray(_DRAW[key](size), dtype=np.float32)


def check_kernel_size(size: Pair) -> None:
    """Raises NetworkError unless both sides are between 1 and limits.KERNEL_SIDE."""
    if not all(1 <= side <= limits.KERNEL_SIDE for side in size):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "A kernel of {rows} x {columns} is not possible: each side is 1 to {limit}."),
            rows=size[0],
            columns=size[1],
            limit=limits.KERNEL_SIDE,
        )


def _classic(*rows: tuple[float, float, float]) -> Callable[[Pair], Array]:
    """Draws the 3x3 kernel with these rows in the middle of any size."""
    full = np.array(rows)

    def draw(size: Pair) -> Array:
        kernel = np.zeros(size)
        rows, columns = _overlap(size[0]), _overlap(size[1])
        kernel[rows[0], columns[0]] = full[rows[1], columns[1]]
        kernel[(size[0] - 1) // 2, (size[1] - 1) // 2] += full.sum() - kernel.sum()
        return kernel

    return draw


def _overlap(length: int) -> tuple[slice, slice]:
    """Where three cells around the middle lie in `length` cells, and which of the three these are."""
    first = (length - 1) // 2 - 1
    start, stop = max(first, 0), min(first + 3, length)
    return slice(start, stop), slice(start - first, stop - first)


def _box(size: Pair) -> Array:
    return np.full(size, 1 / (size[0] * size[1]))


def _smooth(size: Pair) -> Array:
    return _unit_sum(gaussian(size, _spread(size)))


def _difference_of_gaussians(size: Pair) -> Array:
    """A narrow Gaussian minus one 1.6 times as wide: nearest to the Laplacian of a Gaussian (Marr & Hildreth 1980)."""
    narrow = 0.6 * _spread(size)
    return _unit_sum(gaussian(size, narrow)) - _unit_sum(gaussian(size, 1.6 * narrow))


def _gabor(degrees: float) -> Callable[[Pair], Array]:
    """Draws an even Gabor of one and a half waves, sum 0, absolute sum 2."""

    def draw(size: Pair) -> Array:
        length = max(size)
        kernel = gabor(size, np.radians(degrees), max(2.0, length / 1.5), 0.0, max(0.6, length / 4))
        kernel -= kernel.mean()
        kernel *= 2 / max(np.abs(kernel).sum(), 1e-9)
        return kernel

    return draw


def _spread(size: Pair) -> float:
    """The standard deviation OpenCV gives a Gaussian of this many pixels (getGaussianKernel)."""
    return 0.3 * ((max(size) - 1) * 0.5 - 1) + 0.8


def _unit_sum(kernel: Grid) -> Grid:
    return np.asarray(kernel / kernel.sum())


NAMED_KERNELS: tuple[NamedKernel, ...] = (
    NamedKernel("zero", QT_TRANSLATE_NOOP("Kernel", "All zero"), np.zeros),
    NamedKernel("identity", QT_TRANSLATE_NOOP("Kernel", "Identity"), _classic((0, 0, 0), (0, 1, 0), (0, 0, 0))),
    NamedKernel("box", QT_TRANSLATE_NOOP("Kernel", "Box blur"), _box),
    NamedKernel("gaussian", QT_TRANSLATE_NOOP("Kernel", "Gaussian blur"), _smooth),
    NamedKernel("sharpen", QT_TRANSLATE_NOOP("Kernel", "Sharpen"), _classic((0, -1, 0), (-1, 5, -1), (0, -1, 0))),
    NamedKernel("emboss", QT_TRANSLATE_NOOP("Kernel", "Emboss"), _classic((-2, -1, 0), (-1, 1, 1), (0, 1, 2))),
    NamedKernel("sobel_x", QT_TRANSLATE_NOOP("Kernel", "Sobel, x"), _classic((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))),
    NamedKernel("sobel_y", QT_TRANSLATE_NOOP("Kernel", "Sobel, y"), _classic((-1, -2, -1), (0, 0, 0), (1, 2, 1))),
    NamedKernel("prewitt_x", QT_TRANSLATE_NOOP("Kernel", "Prewitt, x"), _classic((-1, 0, 1), (-1, 0, 1), (-1, 0, 1))),
    NamedKernel("prewitt_y", QT_TRANSLATE_NOOP("Kernel", "Prewitt, y"), _classic((-1, -1, -1), (0, 0, 0), (1, 1, 1))),
    NamedKernel("scharr_x", QT_TRANSLATE_NOOP("Kernel", "Scharr, x"), _classic((-3, 0, 3), (-10, 0, 10), (-3, 0, 3))),
    NamedKernel("scharr_y", QT_TRANSLATE_NOOP("Kernel", "Scharr, y"), _classic((-3, -10, -3), (0, 0, 0), (3, 10, 3))),
    NamedKernel("laplacian", QT_TRANSLATE_NOOP("Kernel", "Laplacian"), _classic((0, 1, 0), (1, -4, 1), (0, 1, 0))),
    NamedKernel(
        "laplacian_8",
        QT_TRANSLATE_NOOP("Kernel", "Laplacian, 8 neighbours"),
        _classic((1, 1, 1), (1, -8, 1), (1, 1, 1)),
    ),
    NamedKernel(
        "difference_of_gaussians", QT_TRANSLATE_NOOP("Kernel", "Difference of Gaussians"), _difference_of_gaussians
    ),
    NamedKernel(
        "line_horizontal",
        QT_TRANSLATE_NOOP("Kernel", "Line, horizontal"),
        _classic((-1, -1, -1), (2, 2, 2), (-1, -1, -1)),
    ),
    NamedKernel(
        "line_vertical", QT_TRANSLATE_NOOP("Kernel", "Line, vertical"), _classic((-1, 2, -1), (-1, 2, -1), (-1, 2, -1))
    ),
    NamedKernel(
        "line_rising", QT_TRANSLATE_NOOP("Kernel", "Line, rising"), _classic((-1, -1, 2), (-1, 2, -1), (2, -1, -1))
    ),
    NamedKernel(
        "line_falling", QT_TRANSLATE_NOOP("Kernel", "Line, falling"), _classic((2, -1, -1), (-1, 2, -1), (-1, -1, 2))
    ),
    NamedKernel("gabor_vertical", QT_TRANSLATE_NOOP("Kernel", "Gabor, vertical stripes"), _gabor(0)),
    NamedKernel("gabor_rising", QT_TRANSLATE_NOOP("Kernel", "Gabor, rising stripes"), _gabor(45)),
    NamedKernel("gabor_horizontal", QT_TRANSLATE_NOOP("Kernel", "Gabor, horizontal stripes"), _gabor(90)),
    NamedKernel("gabor_falling", QT_TRANSLATE_NOOP("Kernel", "Gabor, falling stripes"), _gabor(135)),
)
"""The presets in the order a menu shows them."""

_DRAW = {entry.key: entry.draw for entry in NAMED_KERNELS}
