"""What is done to a picture before it goes in, to try by hand what a network takes for the same: moved, turned, dimmed,
blurred, covered. A value; the identity changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Border(str, Enum):
    """What comes in at the edge when the picture moves away from it."""

    EDGE = "edge"  # its last pixels, repeated
    MIRROR = "mirror"
    WRAP = "wrap"  # what went out at the other side
    NEUTRAL = "neutral"  # the colour that becomes 0


@dataclass(frozen=True)
class Transform:
    """First flipped, then scaled and turned about its middle, then shifted; then blurred, its contrast and brightness
    changed, noise added; last a square patch put over it.
    """

    shift: tuple[float, float] = (0.0, 0.0)  # pixels of the network's input, to the right and down
    angle: float = 0.0  # degrees, counter-clockwise
    scale: float = 1.0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    border: Border = Border.EDGE
    blur: float = 0.0  # the deviation of a Gaussian, in pixels
    contrast: float = 1.0  # a factor about mid-grey
    brightness: float = 0.0  # of the range from black to white
    noise: float = 0.0  # its deviation, of the range from black to white
    noise_seed: int = 0
    patch: float = 0.0  # its side, of the picture's shorter one; 0: none
    patch_center: tuple[float, float] = (0.5, 0.5)  # in fractions of width and height
    patch_grey: float = 0.5  # 0 is black, 1 white

    @property
    def moves(self) -> bool:
        """Whether pixels come to other places."""
        is_flipped = self.flip_horizontal or self.flip_vertical
        return is_flipped or (self.shift, self.angle, self.scale) != ((0.0, 0.0), 0.0, 1.0)

    @property
    def changes_values(self) -> bool:
        """Whether the pixels' own values change."""
        return (self.contrast, self.brightness, self.noise) != (1.0, 0.0, 0.0)

    @property
    def is_identity(self) -> bool:
        """Whether it leaves every picture as it is, whatever else is chosen for when it does not."""
        return not (self.moves or self.blur or self.changes_values or self.patch)


IDENTITY = Transform()
