"""A spectrogram by loops over its definition, to be read: slow, in float64."""

from __future__ import annotations

import cmath
import math

import numpy as np

from playground.network.layers import Array
from playground.network.source.sound_input import SoundInput


def naive(source: SoundInput, samples: Array, rate: int) -> Array:
    """(1, bands, columns), the highest band first."""
    length = round(source.window * rate / 1000)
    size = 2 ** math.ceil(math.log2(length))
    window = [0.5 - 0.5 * math.cos(2 * math.pi * n / length) for n in range(length)]
    turns = [cmath.exp(-2j * math.pi * step / size) for step in range(size)]
    full = size * sum(value * value for value in window) / 4
    x = np.zeros(source.shape)
    for column in range(source.columns):
        first = round((source.start + (column + 0.5) * source.hop) * rate / 1000) - length // 2
        part = [value_at(samples, first + n) * window[n] for n in range(length)]
        powers = [abs(bin_of(part, k, turns)) ** 2 for k in range(size // 2 + 1)]
        for row in range(source.bands):
            low, middle, high = (edge(source, row + 0.5 + step) for step in (1, 0, -1))
            low, high = min(low, middle - rate / size), max(high, middle + rate / size)
            power = 0.0
            for k in range(size // 2 + 1):
                rising, falling = (k * rate / size - low) / (middle - low), (high - k * rate / size) / (high - middle)
                power += powers[k] * max(min(rising, falling), 0)
            decibels = 10 * math.log10(max(power / full, 1e-30))
            x[0, row, column] = max((decibels + source.floor) / source.floor, 0)
    return x


def value_at(samples: Array, place: int) -> float:
    return float(samples[place]) if 0 <= place < len(samples) else 0.0


def bin_of(part: list[float], k: int, turns: list[complex]) -> complex:
    return sum(value * turns[k * n % len(turns)] for n, value in enumerate(part))


def edge(source: SoundInput, row: float) -> float:
    """The middle of a band; of those beyond the ends, the ends."""
    return source.hertz(min(max(row, 0), source.bands))
