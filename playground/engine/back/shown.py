"""A signed array in picture space as pixels: zero is mid-grey and one symmetric scale serves all colours."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

MID_GREY = 128
COLOURS = 3
SMALLEST = 1e-36
"""By which a level is a number that float32 has."""
DARKEST = 0.12
"""What is left of the picture's brightness where the projection is zero."""


def shown_pixels(picture: Array, scale: float | None = None) -> tuple[Array, float]:
    """A signed (C, H, W) as uint8 (H, W, C), and the scale: the magnitude that reaches black or white.

    Without `scale` that is the largest finite magnitude. Zero, NaN and an empty projection are mid-grey.
    """
    magnitudes = [float(np.maximum(values.max(initial=0), -values.min(initial=0))) for values in picture]
    highest = _largest_finite(picture, magnitudes) if scale is None else scale
    shape = *picture.shape[1:], len(picture)
    if highest <= 0 or not picture.size:
        return np.full(shape, MID_GREY, dtype=np.uint8), 0.0
    planes = [_levels(values, magnitude, highest) for values, magnitude in zip(picture, magnitudes, strict=True)]
    pixels = cv2.merge(planes) if len(planes) == COLOURS else np.stack(planes, axis=-1)
    return np.asarray(pixels), highest


def _levels(values: Array, magnitude: float, highest: float) -> Array:
    """Values (H, W) as levels from 1 to 255, `highest` being the ends; NaN is mid-grey."""
    if magnitude <= highest and highest > SMALLEST and values.dtype == np.float32:  # so none is NaN
        return np.asarray(cv2.convertScaleAbs(values, alpha=(MID_GREY - 1) / highest, beta=MID_GREY))
    levels = np.clip(np.nan_to_num(np.divide(values, highest), copy=False, nan=0.0), -1, 1)
    levels *= MID_GREY - 1
    levels += MID_GREY
    return np.asarray(np.rint(levels), dtype=np.uint8)


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
    return _largest_finite(values, [float(np.maximum(values.max(initial=0), -values.min(initial=0)))])


def _largest_finite(values: Array, magnitudes: list[float]) -> float:
    """The same where those of its parts are known, NaN or infinity where one holds such a number."""
    highest = float(np.max(magnitudes))
    return highest if np.isfinite(highest) else float(np.abs(values[np.isfinite(values)]).max(initial=0))
