"""Which part of a picture is used, and that part at the size at which it goes in."""

from __future__ import annotations

from playground.network.layers import Array
from playground.network.setup import Channels, Framing, PictureInput
from playground.opencv import cv2

Box = tuple[float, float, float, float]
"""x, y, width, height."""


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


def framed(source: PictureInput, pixels: Array) -> tuple[Array, tuple[int, int]]:
    """The used part of `pixels` (H, W, 3) uint8 at its final size, and the (row, column) at which it stands."""
    part = _cut(pixels, crop_box(source, *pixels.shape[:2]))
    height, width = source.height, source.width
    if source.framing is Framing.FIT:
        factor = min(source.height / part.shape[0], source.width / part.shape[1])
        height, width = (max(1, round(side * factor)) for side in part.shape[:2])
    part = _resized(part, height, width)
    return part, ((source.height - height) // 2, (source.width - width) // 2)


def neutral(source: PictureInput) -> tuple[int, int, int]:
    """The colour that becomes 0, or the nearest one there is: uint8 red, green, blue."""
    low, high = source.values.ends
    levels = [round(255 * min(max((mean - low) / (high - low), 0.0), 1.0)) for mean in source.means]
    red, green, blue = levels * 3 if len(levels) == 1 else levels[::-1] if source.channels is Channels.BGR else levels
    return red, green, blue


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
