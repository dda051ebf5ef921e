"""What of a layer's output can differ between two versions of the layer over the same input."""

from __future__ import annotations

import numpy as np

from playground.network.layers import CHANNEL_NUMBERS, Array, Layer

PER_OUTPUT = ("kernels", "weights", "bias", *CHANNEL_NUMBERS)
"""Fields with one entry per output channel along their first axis."""

SMALL = 4096
"""Numbers up to which single differences are looked for: one call instead of three for a dragged cell."""

NONE_CHANGED: Array = np.empty(0, dtype=np.intp)
NONE_CHANGED.flags.writeable = False


def changed_outputs(old: Layer, new: Layer) -> Array | None:
    """The output channels that can differ, None where all can: by identity first, then by comparing the arrays."""
    if old is new:
        return NONE_CHANGED
    if old.structure != new.structure:
        return None
    before, after = old.__dict__, new.__dict__
    moved = [name for name in PER_OUTPUT if before.get(name) is not after.get(name)]
    changed = [_differing(before[name], after[name]) for name in moved if after[name] is not None]
    if len(changed) == 1:
        return changed[0]
    return np.array(sorted({output for outputs in changed for output in outputs.tolist()}), dtype=np.intp)


def _differing(before: Array, after: Array) -> Array:
    """Where entries along the first axis differ."""
    differs = before != after
    if differs.size <= SMALL:
        places = differs.nonzero()[0]
        return places if len(places) < 2 else np.array(sorted({*places.tolist()}), dtype=np.intp)
    return np.flatnonzero(differs.reshape(len(after), -1).any(axis=1))
