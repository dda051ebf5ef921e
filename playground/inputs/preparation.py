"""Brings a picture to the working size and makes the network's input array of it, so that both show the same pixels."""

from __future__ import annotations

import numpy as np

from playground.inputs.transformed import transformed
from playground.network.layers import Array
from playground.network.setup import Channels, Framing, PictureInput, ValueRange
from playground.opencv import cv2

Box = tuple[float, float, float, float]
"""x, y, width, height."""
Ready = tuple[Array, tuple[int, int]]
"""Pixels at their final size, uint8 (h, w, 3 or 1), and the (row, column) at which they stand."""


def prepare(source: PictureInput, pixels: Array, given: Ready | None = None) -> Array:
    """The network's input: float32 (C, height, width), C-contiguous, read-only.

    `pixels` is the decoded picture, uint8 RGB (H, W, 3). Every value is that of the pixel in the range `values`, less
    the mean, by the deviation, in the order of the channels; the bars of a fitted picture are exactly 0, unless
    it is transformed.
    """
    part, (top, left) = given or ready(source, pixels)
    height, width, channels = part.shape
    x = np.zeros((channels, source.height, source.width), np.float32)
    inside = x[:, top : top + height, left : left + width]
    ordered = part[..., ::-1] if source.channels is Channels.BGR else part
    np.divide(ordered.transpose(2, 0, 1), np.float32(255), out=inside)
    low, high = source.values.ends
    if source.values is ValueRange.BYTE:
        inside[...] = ordered.transpose(2, 0, 1)
    elif source.values is ValueRange.SIGNED:
        inside *= np.float32(high - low)
        inside += np.float32(low)
    inside -= _column(source.means)
    if set(source.deviations) != {1.0}:
        inside /= _column(source.deviations)
    x.flags.writeable = False
    return x


def shown(source: PictureInput, pixels: Array, given: Ready | None = None) -> Array:
    """What the network sees before the mean goes off: uint8 RGB (height, width, 3), the bars in the mean's colour."""
    part, (top, left) = given or ready(source, pixels)
    height, width, _ = part.shape
    picture = np.empty((source.height, source.width, 3), np.uint8)
    picture[...] = neutral(source)
    picture[top : top + height, left : left + width] = part
    picture.flags.writeable = False
    return picture


def neutral(source: PictureInput) -> tuple[int, int, int]:
    """The colour that becomes 0, or the nearest one there is: uint8 red, green, blue."""
    low, high = source.values.ends
    levels = [round(255 * min(max((mean - low) / (high - low), 0.0), 1.0)) for mean in source.means]
    red, green, blue = levels * 3 if len(levels) == 1 else levels[::-1] if source.channels is Channels.BGR else levels
    return red, green, blue


def crop_box(source: PictureInput, picture_height: int, picture_width: int) -> Box:
    """The part of the picture that is used, in its pixels: inside it always, and all of it unless it is cropped."""
    if source.framing is not Framing.CROP:
        return 0.0, 0.0, float(picture_width), float(picture_height)
    proportion = source.width / source.height
    width = min(picture_width, picture_height * proportion) / source.zoom
    height = min(picture_height, picture_width / proportion) / source.zoom
    x = _held(source.center[0] * picture_width - width / 2, picture_width - width)
    y = _held(source.center[1] * picture_height - height / 2, picture_height - height)
    return x, y, width, height


def _column(values: tuple[float, ...]) -> Array:
    """One number per channel, (C, 1, 1)."""
    return np.array(values, np.float32).reshape(-1, 1, 1)


def ready(source: PictureInput, pixels: Array) -> Ready:
    """What `prepare` and `shown` both make their own of: the framed part and its place, or the whole of the working
    size at (0, 0) where it is transformed.
    """
    part, (top, left) = _framed(source, pixels)
    if source.transform.is_identity:
        return part, (top, left)
    height, width, channels = part.shape
    whole = np.empty((source.height, source.width, channels), np.uint8)
    whole[...] = neutral(source)[:channels]
    whole[top : top + height, left : left + width] = part
    return transformed(whole, source.transform, neutral(source)[:channels]), (0, 0)


def _framed(source: PictureInput, pixels: Array) -> Ready:
    """The used part at its final size."""
    part = _cut(pixels, crop_box(source, *pixels.shape[:2]))
    height, width = source.height, source.width
    if source.framing is Framing.FIT:
        factor = min(source.height / part.shape[0], source.width / part.shape[1])
        height, width = (max(1, round(side * factor)) for side in part.shape[:2])
    part = _resized(part, height, width)
    if source.channels is Channels.GREY:
        part = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)[..., None]  # Rec. 601: 0.299 R + 0.587 G + 0.114 B
    return part, ((source.height - height) // 2, (source.width - width) // 2)


def _cut(pixels: Array, box: Box) -> Array:
    """The whole pixels nearest to `box`, at least one."""
    x, y, width, height = box
    columns, rows = max(1, round(width)), max(1, round(height))
    left = min(round(x), pixels.shape[1] - columns)
    top = min(round(y), pixels.shape[0] - rows)
    return pixels[top : top + rows, left : left + columns]


def _resized(part: Array, height: int, width: int) -> Array:
    """Averaged over areas where it shrinks, then interpolated where it grows: cv2 does both in one call badly."""
    rows, columns = part.shape[:2]
    smaller = _resize(part, min(height, rows), min(width, columns), cv2.INTER_AREA)
    return _resize(smaller, height, width, cv2.INTER_LINEAR)


def _resize(part: Array, height: int, width: int, interpolation: int) -> Array:
    if part.shape[:2] == (height, width):
        return part
    resized: Array = cv2.resize(part, (width, height), interpolation=interpolation)
    return resized


def _held(value: float, largest: float) -> float:
    return min(max(value, 0.0), max(largest, 0.0))
