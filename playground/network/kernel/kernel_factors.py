"""What of a kernel is separable: a column of weights times a row of weights, by its singular values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.layers import Array

ROUNDING = 1e-6
"""A second singular value below this share of the first is float32 rounding."""


@dataclass(frozen=True, eq=False)
class Factors:
    """The singular values of a kernel's slices taken together, and the two factors of its strongest slice.

    `values` (min(I, J),) are the largest first: each the root of the sum of that singular value's squares over the
    slices. `share` is what of all squares the first keeps, 1 where there is nothing. `column` (I,) times `row` (J,) is
    the separable kernel nearest to slice `slice`.
    """

    values: Array
    share: float
    slice: int
    column: Array
    row: Array

    @property
    def is_separable(self) -> bool:
        """Whether every slice is one column times one row, but for rounding."""
        return len(self.values) < 2 or bool(self.values[1] <= ROUNDING * self.values[0])


def factors(kernel: Array) -> Factors:
    """The factors of (I, J) or (K, I, J)."""
    slices = np.asarray(kernel[None] if kernel.ndim == 2 else kernel, np.float64)
    left, singular, right = np.linalg.svd(slices, full_matrices=False)
    energies = (singular**2).sum(axis=0)
    total = float(energies.sum())
    strongest = int((singular**2).sum(axis=1).argmax())
    weight = float(np.sqrt(singular[strongest, 0]))
    column, row = weight * left[strongest, :, 0], weight * right[strongest, 0]
    sign = 1.0 if column[np.abs(column).argmax()] >= 0 else -1.0
    share = float(energies[0]) / total if total > 0 else 1.0
    return Factors(np.sqrt(energies), share, strongest, sign * column, sign * row)


def make_separable(kernel: Array) -> Array:
    """Each slice of (..., I, J) replaced by the separable one nearest to it in squares (Eckart & Young 1936)."""
    left, singular, right = np.linalg.svd(np.asarray(kernel, np.float64), full_matrices=False)
    nearest = left[..., :1] * singular[..., None, :1] @ right[..., :1, :]
    return np.asarray(nearest, kernel.dtype)
