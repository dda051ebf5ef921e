"""Numbers that are no picture as one, so that they can be shown beside their maps."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array

MID_GREY = 128


def pictured(x: Array) -> Array:
    """An array (C, H, W) as uint8 (H, W, 3): three channels as colours, others as the strongest of them at each place.

    Zero is mid-grey, the largest finite magnitude black or white; NaN is mid-grey too.
    """
    shown = visible_channels(x)
    finite = np.abs(shown[np.isfinite(shown)])
    largest = float(finite.max(initial=0)) or 1.0
    levels = np.clip(np.nan_to_num(shown / largest, nan=0.0), -1, 1) * (MID_GREY - 1) + MID_GREY
    picture = np.rint(levels).astype(np.uint8).transpose(1, 2, 0)
    picture = np.ascontiguousarray(np.repeat(picture, 3 // picture.shape[2], axis=2))
    picture.flags.writeable = False
    return picture


def visible_channels(x: Array) -> Array:
    """What of (C, H, W) can be shown: one channel and three as they are, of others the strongest at each place."""
    return x if len(x) in (1, 3) else strongest_channel(x)


def strongest_channel(x: Array) -> Array:
    """(1, H, W): at each place the value of (C, H, W) with the largest magnitude."""
    best = np.abs(np.nan_to_num(x)).argmax(axis=0, keepdims=True)
    return np.take_along_axis(x, best, axis=0)
