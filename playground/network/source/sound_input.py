"""A sound as input: a part of it as a picture of time and frequency."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from playground.network.layers import Array, Shape


class FrequencyScale(str, Enum):
    """How the frequencies are shared out among the bands."""

    MEL = "mel"  # as wide as they are heard: narrow below, wide above
    LINEAR = "linear"  # all as wide


@dataclass(frozen=True, eq=False)
class Sound:
    """A sound as it came: the bytes of its file. Decoded by `inputs`, never here.

    `sample` names the embedded sound it is, if it is one.
    """

    name: str
    data: bytes = field(repr=False)
    sample: str | None = None


@dataclass(frozen=True, eq=False)
class SoundInput:
    """`length` milliseconds of a sound from `start` on as a spectrogram of one channel, (1, bands, columns).

    A column every `hop` milliseconds looks at the `window` milliseconds around its middle. The bands go from 0 to `top`
    Hz, the highest in the first row. A value is 0 where a band is `floor` decibels or more below a full-scale tone, and
    1 at such a tone. What lies beyond the sound's end is silent.
    """

    kind: ClassVar[str] = "sound"
    sound: Sound
    start: int = 0
    length: int = 1500
    scale: FrequencyScale = FrequencyScale.MEL
    bands: int = 64
    window: int = 32
    hop: int = 15
    top: int = 8000
    floor: int = 80

    @property
    def columns(self) -> int:
        """How many windows the part is cut into."""
        return max(self.length // self.hop, 1)

    @property
    def shape(self) -> Shape:
        """(C, H, W): 1, bands, columns."""
        return 1, self.bands, self.columns

    @property
    def content(self) -> object:
        """What the numbers come from: another one is another input altogether."""
        return self.sound

    def as_colours(self, array: Array) -> Array:
        """An array (C, H, W) of the input's space as it is shown."""
        return array

    def seconds(self, column: float) -> float:
        """The time in the sound at the left edge of a column; halves lie in its middle."""
        return (self.start + column * self.hop) / 1000

    def hertz(self, row: float) -> float:
        """The frequency at the upper edge of a row; halves lie in the middle of its band."""
        share = 1 - row / self.bands
        if self.scale is FrequencyScale.LINEAR:
            return self.top * share
        return _hertz(_mel(self.top) * share)

    def row_of(self, hertz: float) -> float:
        """The other way about: where in the rows a frequency lies."""
        share = hertz / self.top if self.scale is FrequencyScale.LINEAR else _mel(hertz) / _mel(self.top)
        return self.bands * (1 - share)


def _mel(hertz: float) -> float:
    """How high a tone is heard (O'Shaughnessy 1987)."""
    return 2595 * math.log10(1 + hertz / 700)


def _hertz(mel: float) -> float:
    return float(700 * (10 ** (mel / 2595) - 1))
