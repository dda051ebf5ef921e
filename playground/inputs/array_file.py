"""Reads an input array of the user's own: float32 (C, H, W) from `.npy`, taken as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.network.layers import Array


def read_array(path: Path) -> Array:
    """The float32 (C, H, W) array in a `.npy` file, read-only."""
    array: Array = np.load(path, allow_pickle=False)
    array.flags.writeable = False
    return array
