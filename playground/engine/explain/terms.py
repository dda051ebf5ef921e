"""How one unit came about, as values: the numbers that went in, what was done to them, and what came out.

Everything is worked out in float64 from the maps of a pass, so that the parts add up to the unit to 1e-5 of their
magnitudes. NaN and infinity go through as they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array
from playground.network.setup import Rule


@dataclass(frozen=True)
class Unit:
    """One position of one map."""

    map: int
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Place:
    """Which rows and columns of a layer's input a window reads; those outside of the map are padding, or, under a
    transposed kernel, lie between two values."""

    rows: Array  # (I,) may lie before 0 or after the last
    columns: Array  # (J,)
    inside: Array  # (I, J) bool
    strides: tuple[float, float] = (1, 1)  # how far the neighbouring units' windows lie


@dataclass(frozen=True, eq=False)
class Summed:
    """A convolution's unit: per input channel window * kernel, added up; the sums and the bias are the value.

    `kernels` are as they meet the window: turned for a true convolution, and for a transposed one.
    """

    channels: Array  # (K,) the input channels of the group
    place: Place
    windows: Array  # (K, I, J), 0 in the padding
    kernels: Array  # (K, I, J)
    products: Array  # (K, I, J)
    sums: Array  # (K,)
    bias: float
    value: float
    is_turned: bool

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return float(self.sums.sum()) + self.bias


@dataclass(frozen=True, eq=False)
class Pooled:
    """A pooling's unit, of one channel. `how` is "max", "average", "sum" or "lp", the p-norm.

    `winners` marks the values that equal a maximum, `winner` the first of them in row order, which a switch remembers;
    None where nothing but padding was seen. `divisor` is what the sum of an average is divided by.
    """

    how: str
    channel: int
    place: Place
    window: Array  # (I, J), NaN-free only if the maps are; 0 in the padding
    winners: Array  # (I, J) bool, all False but for a maximum
    winner: tuple[int, int] | None
    divisor: int
    value: float
    p: float = 2.0

    @property
    def total(self) -> float:
        """What the window comes to."""
        seen = self.window[self.place.inside]
        if self.how == "max":
            return float(seen.max()) if seen.size else -np.inf
        if self.how == "lp":
            largest = float(np.abs(seen).max(initial=0)) or 1.0  # so that no power overflows
            return float((np.abs(seen / largest) ** self.p).sum() ** (1 / self.p)) * largest
        return float(seen.sum()) / self.divisor


@dataclass(frozen=True, eq=False)
class Weighted:
    """A fully connected unit: weight * input, the strongest terms first; all terms and the bias are the value.

    `inputs` says where each comes from, (n, 3): map, row and column of the layer's input.
    """

    inputs: Array
    x: Array  # (n,)
    weights: Array  # (n,)
    products: Array  # (n,)
    count: int
    rest: float  # the sum of the terms that are not listed
    bias: float
    value: float

    @property
    def total(self) -> float:
        """What the terms, listed or not, and the bias add up to."""
        return float(self.products.sum()) + self.rest + self.bias


@dataclass(frozen=True, eq=False)
class Shared:
    """A softmax's unit: exp(z - largest) over the sum of those of all channels at its position, or the log of that."""

    z: Array  # (C,)
    largest: float
    exps: Array  # (C,)
    channel: int
    sum: float
    value: float
    is_log: bool = False

    @property
    def total(self) -> float:
        """The share, or its logarithm."""
        if self.is_log:
            return float(self.z[self.channel]) - self.largest - math.log(self.sum) if self.sum > 0 else -math.inf
        return float(self.exps[self.channel]) / self.sum


@dataclass(frozen=True, eq=False)
class Damped:
    """A unit of a local response normalisation: x / strength^beta, the strength being the offset and so many `share`s
    of the squares at its position in the neighbouring maps `channels`, of which its own is at `place`.
    """

    channels: Array  # (n,)
    z: Array  # (n,)
    place: int
    offset: float
    share: float  # alpha / size
    beta: float
    value: float

    @property
    def strength(self) -> float:
        """What is raised to the power beta."""
        return self.offset + self.share * float((self.z * self.z).sum())

    @property
    def total(self) -> float:
        """What the unit comes to."""
        return float(self.z[self.place] * np.float64(self.strength) ** -self.beta)


@dataclass(frozen=True, eq=False)
class Returned:
    """What stands at a pixel after un-pooling: what the windows that cover it sent there, added up.

    `units` are the positions of those windows, (n, 2) row and column; `values` what each brings back; `shares` the part
    of it that lands on this pixel: 1 or 0 by the switches, less where it is spread.
    """

    units: Array
    values: Array  # (n,)
    shares: Array  # (n,)
    value: float

    @property
    def total(self) -> float:
        """What arrives."""
        return float((self.values * self.shares)[self.shares != 0].sum())


@dataclass(frozen=True)
class Ruled:
    """What a rule makes of one value that comes back: `back` is R, `forward` the layer's input z at that unit."""

    back: float
    forward: float
    rule: Rule
    value: float


@dataclass(frozen=True)
class Scaled:
    """One value R on its way back, times a number that is the layer's there: its derivative, or a map's factor."""

    back: float
    factor: float
    value: float

    @property
    def total(self) -> float:
        """What goes on."""
        return self.back * self.factor


@dataclass(frozen=True)
class Normalised:
    """A normalised unit: (x - mean) / deviation * scale + shift, with the numbers of its map."""

    x: float
    mean: float
    deviation: float  # the root of the variance and epsilon
    scale: float
    shift: float
    value: float

    @property
    def total(self) -> float:
        """What the numbers come to."""
        return float(np.float64(self.x - self.mean) / self.deviation * self.scale + self.shift)


@dataclass(frozen=True)
class Bent:
    """An activation's unit: a value in, a value out, each on its own. `channel` is the map's number."""

    x: float
    value: float
    channel: int = 0


@dataclass(frozen=True)
class Moved:
    """A unit that only changed its place, as by a flatten or a muted layer: where it stood before."""

    source: Unit
    value: float


ForwardTerms = Summed | Pooled | Weighted | Shared | Damped | Returned | Normalised | Bent | Moved
"""Of a unit on its way forwards."""
Terms = ForwardTerms | Ruled | Scaled
"""Of a unit on either way."""
