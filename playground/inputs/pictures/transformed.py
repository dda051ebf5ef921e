"""A picture of the working size moved, turned, dimmed, blurred and covered as a Transform says."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from playground.network.layers import Array
from playground.network.source.transform import Border, Transform
from playground.opencv import cv2

WHITE, MID_GREY = 255.0, 127.5
BORDERS = {
    Border.EDGE: cv2.BORDER_REPLICATE,
    Border.MIRROR: cv2.BORDER_REFLECT_101,
    Border.WRAP: cv2.BORDER_WRAP,
    Border.NEUTRAL: cv2.BORDER_CONSTANT,
}


def transformed(picture: Array, transform: Transform, neutral: tuple[int, ...]) -> Array:
    """The picture (H, W, 1 or 3) uint8 as the transform makes it, a new array of the same shape and kind.

    `neutral` is the colour that a neutral border has. Whole shifts and flips move every value exactly; noise is the
    same for the same seed and shape.
    """
    if transform.moves:
        picture = _moved(picture, transform, neutral)
    if transform.blur:
        picture = _with_channels(cv2.GaussianBlur(picture, (0, 0), transform.blur, borderType=cv2.BORDER_REFLECT_101))
    if transform.changes_values:
        picture = _toned(picture, transform)
    if transform.patch:
        picture = _covered(picture, transform)
    return picture


def patch_box(transform: Transform, height: int, width: int) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the patch in pixels, inside the picture; an empty box without one."""
    side = round(transform.patch * min(height, width))
    if transform.patch:
        side = max(side, 1)
    left = round(transform.patch_center[0] * width - side / 2)
    top = round(transform.patch_center[1] * height - side / 2)
    return max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)


def moving_matrix(transform: Transform, height: int, width: int) -> Array:
    """Where each pixel goes: (2, 3) for columns (x, y, 1), about the middle of the picture."""
    middle = (width - 1) / 2, (height - 1) / 2
    turning = np.vstack([cv2.getRotationMatrix2D(middle, transform.angle, transform.scale), (0, 0, 1)])
    flipping = np.eye(3)
    if transform.flip_horizontal:
        flipping[0] = -1, 0, width - 1
    if transform.flip_vertical:
        flipping[1] = 0, -1, height - 1
    matrix: Array = (turning @ flipping)[:2]
    matrix[:, 2] += transform.shift
    return matrix


def _moved(picture: Array, transform: Transform, neutral: tuple[int, ...]) -> Array:
    height, width = picture.shape[:2]
    if transform.scale < 1:  # else single pixels would come and go
        sigma = (1 / transform.scale - 1) / 2
        picture = _with_channels(cv2.GaussianBlur(picture, (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101))
    moved = cv2.warpAffine(
        picture,
        moving_matrix(transform, height, width),
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=BORDERS[transform.border],
        borderValue=neutral,
    )
    return _with_channels(moved)


def _toned(picture: Array, transform: Transform) -> Array:
    values = (picture.astype(np.float32) - MID_GREY) * np.float32(transform.contrast)
    values += np.float32(MID_GREY + transform.brightness * WHITE)
    if transform.noise:
        values += _noise(transform.noise_seed, picture.shape) * np.float32(transform.noise * WHITE)
    toned: Array = np.rint(np.clip(values, 0, WHITE)).astype(np.uint8)
    return toned


@lru_cache(maxsize=2)
def _noise(seed: int, shape: tuple[int, ...]) -> Array:
    """Normal numbers of deviation 1, float32, read-only: the same while its strength is dragged."""
    noise: Array = np.random.default_rng(seed).standard_normal(shape, np.float32)
    noise.flags.writeable = False
    return noise


def _covered(picture: Array, transform: Transform) -> Array:
    left, top, right, bottom = patch_box(transform, *picture.shape[:2])
    picture = picture.copy()
    picture[top:bottom, left:right] = round(transform.patch_grey * WHITE)
    return picture


def _with_channels(picture: Array) -> Array:
    """cv2 drops the axis of a single channel."""
    return picture[..., None] if picture.ndim == 2 else picture
