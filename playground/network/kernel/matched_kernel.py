"""A kernel that finds what was drawn or cut out: the pattern itself, without its mean, at unit length.

Of all kernels without mean and of length 1 it is the one that answers its pattern most strongly (Cauchy-Schwarz).
"""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array, Pair
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

FAINTEST = 1e-6
"""A pattern that differs from its mean by less than this share of its largest value is even."""


def matched_kernel(pattern: Array) -> Array:
    """(I, J) or (K, I, J) as a float32 kernel: every slice has mean 0, all squares together add up to 1.

    Raises NetworkError for an even pattern, in which there is nothing to find.
    """
    values = np.asarray(pattern, np.float64)
    centred = values - values.mean(axis=(-2, -1), keepdims=True)
    length = float(np.linalg.norm(centred))
    if length <= FAINTEST * float(np.abs(values).max(initial=0)):
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "This is one even surface: there is nothing in it that a kernel could find.")
        )
    return np.asarray(centred / length, np.float32)


def drawn_pattern(pad: Array, size: Pair) -> Array:
    """A drawing (I * n, J * n) as a pattern of I x J cells, each the mean of its n x n points."""
    rows, columns = size
    return np.asarray(pad.reshape(rows, pad.shape[0] // rows, columns, -1).mean(axis=(1, 3)))
