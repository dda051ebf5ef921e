"""Makes 8-bit RGB of whatever a decoder returned: other depths scaled, grey spread, alpha laid on white."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from playground.inputs.input_error import InputError
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.opencv import cv2

BAND = 1 << 20
"""Values converted at a time, so that a large picture needs no large intermediate arrays."""


def to_rgb(
    raw: Array, name: str, depth: int | None = None, is_multiplied: bool = False
) -> tuple[Array, Sentence | None]:
    """uint8 RGB (H, W, 3), and what had to be changed in it, of an array as cv2 returns it.

    `raw` is (H, W), (H, W, 1), BGR or BGRA; uint8, uint16 of `depth` bits (None: all 16) or floating; `is_multiplied`
    when its colours are multiplied by their alpha already. Raises InputError for other numbers and channels.
    """
    raw = raw[..., None] if raw.ndim == 2 else raw
    channels = raw.shape[2]
    if channels not in (1, 3, 4):
        raise InputError(
            QT_TRANSLATE_NOOP("Sentence", "{name}: it has {channels} channels; pictures of 1, 3 and 4 are read."),
            name=name,
            channels=channels,
        )
    eight_bits, note = _eight_bits(raw, name, depth)
    if channels == 4:
        _lay_on_white(eight_bits, is_multiplied)
    code = {1: cv2.COLOR_GRAY2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGB}[channels]
    return cv2.cvtColor(eight_bits, code), note


def _eight_bits(raw: Array, name: str, depth: int | None) -> tuple[Array, Sentence | None]:
    if raw.dtype == np.uint8:
        return raw, None
    if raw.dtype == np.uint16:
        return _scaled(raw, 0.0, float((1 << (depth or 16)) - 1)), None
    if raw.dtype.kind == "f":
        return _from_floats(raw)
    raise InputError(
        QT_TRANSLATE_NOOP("Sentence", "{name}: its pixels are {kind} numbers; 8 and 16 bits and floats are read."),
        name=name,
        kind=str(raw.dtype),
    )


def _from_floats(raw: Array) -> tuple[Array, Sentence | None]:
    """0..1 as 0..255; other ranges are stretched to it, and what is no number becomes the lowest: both are said."""
    bad = raw.size - sum(int(np.isfinite(rows).sum()) for rows in _bands(raw))
    low, high = _range(raw)
    is_usual = low >= 0 and high <= 1
    pixels = _scaled(raw, 0.0, 1.0) if is_usual else _scaled(raw, low, high)
    if bad:
        template = QT_TRANSLATE_NOOP(
            "Sentence", "{count:,} of its values are not finite numbers and are shown as the lowest value, {low:g}."
        )
        return pixels, Sentence(template, {"count": bad, "low": 0.0 if is_usual else low})
    if is_usual:
        return pixels, None
    template = QT_TRANSLATE_NOOP("Sentence", "Its values from {low:g} to {high:g} are shown as 0 to 255.")
    return pixels, Sentence(template, {"low": low, "high": high})


def _range(raw: Array) -> tuple[float, float]:
    """The smallest and the largest finite value; 0, 0 when there is none."""
    low, high = np.inf, -np.inf
    for rows in _bands(raw):
        finite = rows[np.isfinite(rows)]
        if finite.size:
            low, high = min(low, float(finite.min())), max(high, float(finite.max()))
    return (low, high) if low <= high else (0.0, 0.0)


def _scaled(raw: Array, low: float, high: float) -> Array:
    """`low`..`high` as 0..255, rounded; what is not finite as 0."""
    pixels = np.empty(raw.shape, np.uint8)
    step = (high - low) / 255 or 1.0
    for rows, target in zip(_bands(raw), _bands(pixels), strict=True):
        values = np.where(np.isfinite(rows), rows, low).astype(np.float64)
        target[...] = np.rint(np.clip((values - low) / step, 0, 255))
    return pixels


def _lay_on_white(pixels: Array, is_multiplied: bool) -> None:
    """The colours of BGRA pixels mixed with white by their alpha, in place."""
    for rows in _bands(pixels):
        alpha = rows[..., 3:].astype(np.uint16)
        if is_multiplied:
            rows[..., :3] = np.minimum(rows[..., :3] + (255 - alpha), 255)
        else:
            rows[..., :3] = (rows[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255


def _bands(pixels: Array) -> Iterator[Array]:
    rows = max(1, BAND // max(1, pixels[0].size))
    return (pixels[start : start + rows] for start in range(0, len(pixels), rows))
