"""A signed array in picture space as pixels: zero is mid-grey and one symmetric scale serves all colours."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array

MID_GREY = 128
DARKEST = 0.12
"""What is left of the picture's brightness where the projection is zero."""


def shown_pixels(picture: Array, scale: float | None = None) -> tuple[Array, float]:
    """A signed (C, H, W) as uint8 (H, W, C), and the scale: the magnitude that reaches black or white.

    Without `scale` that is the largest finite magnitude. Zero, NaN and an empty projection are mid-grey.
    """
    highest = largest(picture) if scale is None else scale
    pixels = np.full((*picture.shape[1:], len(picture)), MID_GREY, dtype=np.uint8)
    if highest <= 0:
        return pixels, 0.0
    for channel, values in enumerate(picture):
        levels = np.divide(values, highest)
        if not np.abs(levels).max(initial=0) <= 1:  # also where one is NaN
            levels = np.clip(np.nan_to_num(levels, copy=False, nan=0.0), -1, 1, out=levels)
        levels *= MID_GREY - 1
        levels += MID_GREY
        pixels[..., channel] = np.rint(levels, out=levels)
    return pixels, highest


def overlay_pixels(pixels: Array, projection: Array) -> Array:
    """The picture (H, W, 3) uint8, darkened where the projection (C, H, W) is small: uint8 (H, W, 3).

    The brightness follows the square root of the strongest colour's magnitude, so that fine strokes stay visible.
    """
    scale = largest(projection)
    strength = np.abs(np.nan_to_num(projection, nan=0.0, posinf=scale, neginf=-scale)).max(axis=0) / (scale or 1.0)
    brightness = DARKEST + (1 - DARKEST) * np.sqrt(np.minimum(strength, 1))
    return np.asarray(np.rint(pixels * brightness[..., None]), dtype=np.uint8)


def largest(values: Array) -> float:
    """The largest finite magnitude, 0 when there is none."""
    magnitudes = np.abs(values)
    highest = float(magnitudes.max(initial=0))
    return highest if np.isfinite(highest) else float(magnitudes[np.isfinite(magnitudes)].max(initial=0))
