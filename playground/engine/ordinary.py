"""Whether the numbers of maps are such that any way to add them will do."""

from __future__ import annotations

import math

import numpy as np

from playground.network.layers import Array


def ordinary(x: Array) -> bool:
    """Whether no number of x is NaN, infinite, or so large that its square is: half the time of looking for extremes.

    A fast way to sum would spread such a number over its neighbours, overflow on the way, or lose it.
    """
    flat = x.reshape(-1)
    return math.isfinite(np.vdot(flat, flat))
