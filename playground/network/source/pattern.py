"""A test pattern: a picture made of a few numbers, so that one property of a kernel is seen at a time. A value.

Lengths are pixels of the network's input, angles degrees counter-clockwise: at 0 the pattern runs to the right. It is
always drawn at the size at which it goes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from playground import limits


class PatternKind(str, Enum):
    """What is drawn."""

    GRATING = "grating"  # a sine wave
    CHIRP = "chirp"  # a wave that grows finer along its way
    ZONE_PLATE = "zone_plate"  # rings that grow finer outwards
    RINGS = "rings"  # rings of one width
    CHECKERBOARD = "checkerboard"
    EDGE = "edge"  # a step from dark to light
    BAR = "bar"
    CORNER = "corner"
    BLOB = "blob"  # a Gaussian; a single pixel without a deviation
    NOISE = "noise"
    COLOUR_BARS = "colour_bars"
    PLAIN = "plain"  # one grey


@dataclass(frozen=True)
class Pattern:
    """Every kind uses those of the numbers that PARAMETERS names; the others wait for when they are used."""

    kind: PatternKind = PatternKind.GRATING
    angle: float = 0.0
    wavelength: float = 16.0  # pixels a period; where it changes, the finest
    phase: float = 0.0  # degrees
    position: float = 0.5  # of the way across the picture in the direction of the angle
    x: float = 0.5  # the middle, in fractions of width and height
    y: float = 0.5
    size: float = 16.0  # of a square, or how wide a bar is
    opening: float = 90.0  # of a corner, in degrees
    sigma: float = 8.0  # the deviation of a Gaussian in pixels
    deviation: float = 0.2  # of noise, of the range from black to white
    seed: int = 0
    contrast: float = 1.0  # of the largest that the grey leaves room for; below 0 light and dark change places
    grey: float = 0.5  # 0 is black, 1 white: the mean of what swings about it, else the ground

    @property
    def name(self) -> str:
        """What a file calls it."""
        return self.kind.value

    @property
    def sample(self) -> None:
        """It is no embedded picture."""
        return

    @property
    def data(self) -> bytes:
        """It needs none."""
        return b""

    @property
    def content(self) -> object:
        """What makes it another picture altogether: its kind, not its numbers."""
        return self.kind


PARAMETERS: dict[PatternKind, tuple[str, ...]] = {
    PatternKind.GRATING: ("angle", "wavelength", "phase", "contrast", "grey"),
    PatternKind.CHIRP: ("angle", "wavelength", "phase", "contrast", "grey"),
    PatternKind.ZONE_PLATE: ("wavelength", "phase", "x", "y", "contrast", "grey"),
    PatternKind.RINGS: ("wavelength", "phase", "x", "y", "contrast", "grey"),
    PatternKind.CHECKERBOARD: ("size", "angle", "x", "y", "contrast", "grey"),
    PatternKind.EDGE: ("angle", "position", "contrast", "grey"),
    PatternKind.BAR: ("angle", "position", "size", "contrast", "grey"),
    PatternKind.CORNER: ("angle", "opening", "x", "y", "contrast", "grey"),
    PatternKind.BLOB: ("x", "y", "sigma", "contrast", "grey"),
    PatternKind.NOISE: ("deviation", "seed", "grey"),
    PatternKind.COLOUR_BARS: ("angle", "contrast", "grey"),
    PatternKind.PLAIN: ("grey",),
}
"""Which numbers a kind is made of, in the order in which they are shown."""

ENDS: dict[str, tuple[float, float]] = {
    "angle": (-180.0, 180.0),
    "wavelength": (1.0, limits.WORKING_SIDE),
    "phase": (0.0, 360.0),
    "position": (0.0, 1.0),
    "x": (0.0, 1.0),
    "y": (0.0, 1.0),
    "size": (1.0, limits.WORKING_SIDE),
    "opening": (10.0, 350.0),
    "sigma": (0.0, limits.WORKING_SIDE),
    "deviation": (0.0, 1.0),
    "seed": (0, limits.NOISE_SEED),
    "contrast": (-1.0, 1.0),
    "grey": (0.0, 1.0),
}
"""The smallest and the largest value of each."""


def first_pattern(kind: PatternKind, side: int) -> Pattern:
    """A pattern of that kind as it is first shown, in proportion to an input of `side` pixels."""
    step = float(max(4, round(side / 14)))
    return Pattern(kind, wavelength=step, size=step, sigma=max(1.0, step / 2))
