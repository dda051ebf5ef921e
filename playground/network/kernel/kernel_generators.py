"""Kernels drawn from a formula with a few numbers to turn: Gabor, difference of Gaussians, motion blur, edge.

Angles are degrees, 0 to the right and 90 down, as rows and columns are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from playground.network.kernel.kernels import check_kernel_size
from playground.network.kernel.waves import Grid, bar, edge, gaussian, oval, wave
from playground.network.layers import Array, Pair
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

CONTRAST = 2.0
"""Absolute sum of a kernel without mean: its light and its dark side weigh 1 each."""


@dataclass(frozen=True)
class Parameter:
    """A number to turn, from `low` to `high`; `first` begins. Title and tip are English (context "Generator")."""

    key: str
    title: str
    tip: str
    low: float
    high: float
    first: float
    step: float = 0.1
    unit: str = ""


@dataclass(frozen=True)
class Generator:
    """A formula: what can be turned at an I x J, and how that is drawn as float64 (I, J)."""

    key: str
    title: str
    tip: str
    parameters: Callable[[Pair], tuple[Parameter, ...]]
    draw: Callable[[Pair, Mapping[str, float]], Grid]


def generated_kernel(generator: Generator, size: Pair, values: Mapping[str, float]) -> Array:
    """The kernel as float32 (I, J); parameters without a value have their first one, and none leaves its limits.

    Raises NetworkError for a size no kernel may have, and where nothing of the shape is left at that size.
    """
    check_kernel_size(size)
    inside = {
        parameter.key: min(max(values.get(parameter.key, parameter.first), parameter.low), parameter.high)
        for parameter in generator.parameters(size)
    }
    return np.asarray(generator.draw(size, inside), np.float32)


def _gabor_parameters(size: Pair) -> tuple[Parameter, ...]:
    side = float(max(size))
    return (
        _angle(180, QT_TRANSLATE_NOOP("Generator", "The direction across the stripes: 0° to the right, 90° down")),
        Parameter(
            "wavelength",
            QT_TRANSLATE_NOOP("Generator", "Wavelength"),
            QT_TRANSLATE_NOOP("Generator", "From one stripe to the next; 2 pixels are the finest there can be"),
            2.0,
            max(2 * side, 4.0),
            max(2.0, side / 1.5),
            unit="px",
        ),
        Parameter(
            "phase",
            QT_TRANSLATE_NOOP("Generator", "Phase"),
            QT_TRANSLATE_NOOP("Generator", "0° is a light line, ±90° an edge, 180° a dark line"),
            -180,
            180,
            0,
            5,
            "°",
        ),
        _spread(side, QT_TRANSLATE_NOOP("Generator", "Where the stripes fade, across them")),
        Parameter(
            "aspect",
            QT_TRANSLATE_NOOP("Generator", "Aspect"),
            QT_TRANSLATE_NOOP("Generator", "The packet's width across the stripes divided by its length along them"),
            0.25,
            4.0,
            1.0,
            0.05,
        ),
    )


def _draw_gabor(size: Pair, values: Mapping[str, float]) -> Grid:
    """A cosine under an oval Gaussian (Daugman 1985)."""
    angle, spread = np.radians(values["angle"]), values["spread"]
    stripes = wave(size, angle, values["wavelength"], np.radians(values["phase"]))
    return _contrasted(stripes * oval(size, angle, spread, spread / values["aspect"]))


def _gaussians_parameters(size: Pair) -> tuple[Parameter, ...]:
    side = float(max(size))
    return (
        _spread(side, QT_TRANSLATE_NOOP("Generator", "The radius of the centre"), share=0.12),
        Parameter(
            "ratio",
            QT_TRANSLATE_NOOP("Generator", "Surround"),
            QT_TRANSLATE_NOOP(
                "Generator",
                "How many times as wide as the centre the surround is; 1.6 is nearest to the Laplacian of a Gaussian",
            ),
            1.1,
            5.0,
            1.6,
        ),
    )


def _draw_gaussians(size: Pair, values: Mapping[str, float]) -> Grid:
    """A narrow Gaussian minus a wider one of the same sum (Marr & Hildreth 1980)."""
    centre, surround = (gaussian(size, values["spread"] * times) for times in (1.0, values["ratio"]))
    return _contrasted(centre / centre.sum() - surround / surround.sum())


def _motion_parameters(size: Pair) -> tuple[Parameter, ...]:
    side = float(max(size))
    return (
        Parameter(
            "length",
            QT_TRANSLATE_NOOP("Generator", "Length"),
            QT_TRANSLATE_NOOP("Generator", "How far the picture moved while it was taken"),
            1.0,
            max(side, 2.0),
            max(side, 2.0),
            0.25,
            "px",
        ),
        _angle(180, QT_TRANSLATE_NOOP("Generator", "The direction of the movement: 0° to the right, 90° down")),
    )


def _draw_motion(size: Pair, values: Mapping[str, float]) -> Grid:
    """The mean along a line one pixel wide: its sum is 1."""
    line = bar(size, np.radians(values["angle"]), values["length"])
    return np.asarray(line / line.sum())


def _edge_parameters(size: Pair) -> tuple[Parameter, ...]:
    side = float(max(size))
    return (
        _angle(360, QT_TRANSLATE_NOOP("Generator", "Where it gets brighter: 0° to the right, 90° down")),
        Parameter(
            "width",
            QT_TRANSLATE_NOOP("Generator", "Width"),
            QT_TRANSLATE_NOOP("Generator", "How soft the edge is, across it"),
            0.4,
            max(side / 2, 1.0),
            0.7,
            0.05,
            "px",
        ),
    )


def _draw_edge(size: Pair, values: Mapping[str, float]) -> Grid:
    """The slope of a Gaussian across the edge, fading along it."""
    return _contrasted(edge(size, np.radians(values["angle"]), values["width"], max(size) / 3))


def _angle(full: float, tip: str) -> Parameter:
    return Parameter("angle", QT_TRANSLATE_NOOP("Generator", "Angle"), tip, 0, full, 0, 5, "°")


def _spread(side: float, tip: str, share: float = 0.25) -> Parameter:
    first = max(0.6, share * side)
    return Parameter("spread", QT_TRANSLATE_NOOP("Generator", "Sigma"), tip, 0.3, max(side, 2.0), first, 0.05, "px")


def _contrasted(kernel: Grid) -> Grid:
    """Without its mean, and with the absolute sum CONTRAST."""
    centred = kernel - kernel.mean()
    total = float(np.abs(centred).sum())
    if total <= 1e-9 * max(float(np.abs(kernel).sum()), 1e-9):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "Nothing of this shape is left in {rows} x {columns} cells."),
            rows=kernel.shape[0],
            columns=kernel.shape[1],
        )
    return np.asarray(centred * (CONTRAST / total))


GENERATORS: tuple[Generator, ...] = (
    Generator(
        "gabor",
        QT_TRANSLATE_NOOP("Generator", "Gabor"),
        QT_TRANSLATE_NOOP("Generator", "A packet of stripes: what many kernels of a first layer learn to be"),
        _gabor_parameters,
        _draw_gabor,
    ),
    Generator(
        "gaussians",
        QT_TRANSLATE_NOOP("Generator", "DoG"),
        QT_TRANSLATE_NOOP("Generator", "Difference of Gaussians: a light spot on darker surroundings"),
        _gaussians_parameters,
        _draw_gaussians,
    ),
    Generator(
        "motion",
        QT_TRANSLATE_NOOP("Generator", "Motion"),
        QT_TRANSLATE_NOOP("Generator", "Motion blur: the mean along a line"),
        _motion_parameters,
        _draw_motion,
    ),
    Generator(
        "edge",
        QT_TRANSLATE_NOOP("Generator", "Edge"),
        QT_TRANSLATE_NOOP("Generator", "A step from dark to light in one direction"),
        _edge_parameters,
        _draw_edge,
    ),
)
"""The generators in the order a chooser shows them."""
