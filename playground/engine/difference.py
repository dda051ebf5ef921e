"""What of a layer's output can differ between two versions of the layer over the same input."""

from __future__ import annotations

import numpy as np

from playground.network.layers import CHANNEL_NUMBERS, Array, Layer

PER_OUTPUT = ("kernels", "weights", "bias", *CHANNEL_NUMBERS)
"""Fields with one entry per output channel along their first axis."""

NONE_CHANGED: Array = np.empty(0, dtype=np.intp)
NONE_CHANGED.flags.writeable = False


def changed_outputs(old: Layer, new: Layer) -> Array | None:
    """The output channels that can differ, None where all can: by identity first, then by comparing the arrays."""
    if old is new:
        return NONE_CHANGED
    if old.structure != new.structure:
        return None
    changed: set[int] = set()
    for name in PER_OUTPUT:
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before is None or after is None or before is after:
            continue
        differs = (before != after).reshape(len(after), -1).any(axis=1)
        changed.update(np.flatnonzero(differs).tolist())
    return np.array(sorted(changed), dtype=np.intp)
