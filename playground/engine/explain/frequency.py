"""What a kernel does to waves: its frequency response, how strongly each wave comes through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array, Pair

POINTS = 128
"""Along each axis of the response: more than any kernel has cells, so that the zero-padded transform holds them all."""
FLOOR_DECIBELS = -40.0
"""What is fainter than this, against the strongest wave, is shown as nothing: a hundredth of it."""
ROUNDING = 1e-6
"""A gain below this share of the largest is what float32 cells leave of 0."""


@dataclass(frozen=True, eq=False)
class Response:
    """`gain` (POINTS, POINTS): the factor for the wave of each frequency, vertical by horizontal.

    Both axes go from -1/2 up to but not including 1/2 cycles per pixel; [POINTS // 2, POINTS // 2] is an even surface.
    """

    gain: Array

    @property
    def largest(self) -> float:
        return float(self.gain.max())

    @property
    def even_surface(self) -> float:
        """What becomes of an even surface: the magnitude of the kernel's sum, 0 where rounding alone is left."""
        gain = float(self.gain[POINTS // 2, POINTS // 2])
        return gain if gain > ROUNDING * self.largest else 0.0

    @property
    def decibels(self) -> Array:
        """20 log10 of the gain over the largest, from FLOOR_DECIBELS to 0; all at the floor for an empty kernel."""
        if not self.largest > 0:
            return np.full(self.gain.shape, FLOOR_DECIBELS)
        faintest = 10 ** (FLOOR_DECIBELS / 20)
        return np.asarray(20 * np.log10(np.maximum(self.gain / self.largest, faintest)))

    @property
    def best(self) -> tuple[float, float]:
        """The cycles per pixel (vertical, horizontal) that come through most; of +f and -f the rightward one."""
        row, column = np.unravel_index(int(self.gain[:, POINTS // 2 :].argmax()), (POINTS, POINTS // 2))
        return frequency(int(row)), frequency(int(column) + POINTS // 2)


def frequency(place: int) -> float:
    """The cycles per pixel at a place along an axis of the response."""
    return place / POINTS - 0.5


def frequency_response(kernel: Array, dilation: Pair = (1, 1)) -> Response:
    """Of (I, J), or of (K, I, J): then for the mixture of channels that comes through most at each frequency.

    It is the magnitude of the discrete Fourier transform of the kernel padded with zeros, over several slices the root
    of the sum of its squares. Taps `dilation` pixels apart repeat the response as many times.
    """
    slices = np.asarray(kernel[None] if kernel.ndim == 2 else kernel, np.float64)
    power = np.maximum(np.fft.fft(_row_autocorrelation(slices), axis=0).real, 0)
    rows, columns = ((np.arange(POINTS) - POINTS // 2) * step % POINTS for step in dilation)
    return Response(np.sqrt(power[np.ix_(rows, columns)]))


def _row_autocorrelation(slices: Array) -> Array:
    """(POINTS lags, POINTS frequencies): the rows' transforms against each other, summed over the slices.

    Its transform over the lags is the power of all slices together, in one step instead of one for every slice.
    """
    spectra = np.fft.fft(slices, POINTS, axis=2).transpose(2, 1, 0)
    products = spectra @ spectra.conj().transpose(0, 2, 1)
    lags = np.zeros((POINTS, POINTS), np.complex128)
    for lag in range(1 - slices.shape[1], slices.shape[1]):
        lags[lag] += np.trace(products, -lag, axis1=1, axis2=2)
    return lags
