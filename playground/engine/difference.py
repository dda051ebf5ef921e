"""What of a layer's output can differ between two versions of the layer over the same input."""

from __future__ import annotations

from dataclasses import fields

import numpy as np

from playground.network.layers import Array, FullyConnected, KernelLayer, Layer

PER_OUTPUT = ("kernels", "weights", "bias")
"""Fields with one entry per output channel along their first axis."""

NONE_CHANGED: Array = np.empty(0, dtype=np.intp)
NONE_CHANGED.flags.writeable = False


def changed_outputs(old: Layer, new: Layer) -> Array | None:
    """The output channels that can differ, None where all can: by identity first, then by comparing the arrays."""
    if old is new:
        return NONE_CHANGED
    if type(old) is not type(new):
        return None
    for field in fields(new):
        if field.name not in ("name", *PER_OUTPUT) and getattr(old, field.name) != getattr(new, field.name):
            return None
    if isinstance(new, KernelLayer | FullyConnected):
        return _changed_entries(old, new)
    return NONE_CHANGED


def _changed_entries(old: Layer, new: Layer) -> Array | None:
    changed: set[int] = set()
    for name in PER_OUTPUT:
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before is after:
            continue
        if before is None or after is None or before.shape != after.shape:
            return None
        differs = (before != after).reshape(len(after), -1).any(axis=1)
        changed.update(np.flatnonzero(differs).tolist())
    return np.array(sorted(changed), dtype=np.intp)
