"""How loud each band of frequencies is at each time: a sound as the array that goes into a network."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array
from playground.network.source.sound_input import SoundInput
from playground.opencv import cv2

_CHUNK = 1 << 21
"""Samples of all windows that are transformed at a time."""
_QUIETEST = 1e-30


def spectrogram(source: SoundInput, samples: Array, rate: int) -> Array:
    """float32 (1, bands, columns), C-contiguous, read-only, of mono samples (n,) at `rate` a second.

    A Hann window, its power spectrum, triangles that overlap by half over the bands, decibels of a full-scale sine.
    """
    length = max(round(source.window * rate / 1000), 2)
    window = np.hanning(length + 1)[:-1]  # periodic: its shifts by half add up to 1
    size = 1 << (length - 1).bit_length()
    triangles = band_triangles(source, rate, size)
    full = size * float(np.square(window).sum()) / 4  # of a sine of amplitude 1, in the half of the spectrum kept
    power = np.empty((source.columns, source.bands))
    step = max(_CHUNK // size, 1)
    for first in range(0, source.columns, step):
        columns = np.arange(first, min(first + step, source.columns))
        spectrum = np.fft.rfft(_windows(source, samples, rate, columns, length) * window, size)
        power[columns] = (np.square(spectrum.real) + np.square(spectrum.imag)) @ triangles.T
    decibels = 10 * np.log10(np.maximum(power / full, _QUIETEST))
    values = np.maximum((decibels + source.floor) / source.floor, 0).astype(np.float32)
    x = np.ascontiguousarray(values.T[::-1])[None]
    x.flags.writeable = False
    return x


def band_triangles(source: SoundInput, rate: int, size: int) -> Array:
    """(bands, size // 2 + 1): what each bin of a spectrum counts in each band, the lowest band first.

    A triangle rises from the middle of the band below to 1 in its own middle and falls to that of the band above; it is
    at least as wide as two bins, so that no band is empty where bins are few. Bands above half the rate are.
    """
    bins = np.arange(size // 2 + 1) * (rate / size)
    middles = np.array([source.hertz(row + 0.5) for row in range(source.bands - 1, -1, -1)])
    edges = np.concatenate([[source.hertz(source.bands)], middles, [source.hertz(0)]])
    low = np.minimum(edges[:-2], middles - rate / size)
    high = np.maximum(edges[2:], middles + rate / size)
    rising = (bins - low[:, None]) / (middles - low)[:, None]
    falling = (high[:, None] - bins) / (high - middles)[:, None]
    triangles: Array = np.maximum(np.minimum(rising, falling), 0)
    return triangles


def spectrogram_picture(x: Array) -> Array:
    """A spectrogram (1, H, W) in colours from silent to full-scale, uint8 RGB (H, W, 3), read-only."""
    levels = np.rint(np.clip(x[0], 0, 1) * 255).astype(np.uint8)
    picture = np.ascontiguousarray(cv2.applyColorMap(levels, cv2.COLORMAP_VIRIDIS)[..., ::-1])
    picture.flags.writeable = False
    return picture


def _windows(source: SoundInput, samples: Array, rate: int, columns: Array, length: int) -> Array:
    """(columns, length) samples around the middle of each column; silence beyond the sound."""
    middles = np.rint((source.start + (columns + 0.5) * source.hop) * rate / 1000).astype(np.int64)
    places = middles[:, None] - length // 2 + np.arange(length)
    inside = (places >= 0) & (places < len(samples))
    windows: Array = np.where(inside, samples[np.clip(places, 0, len(samples) - 1)], np.float32(0))
    return windows
