"""Brings a picture to the working size and makes the network's input array of it, so that both show the same pixels."""

from __future__ import annotations

import numpy as np

from playground.inputs.pictures.pixel_steps import PixelStep, last_step, step_picture
from playground.network.layers import Array
from playground.network.setup import Channels, PictureInput, ValueRange


def prepare(source: PictureInput, pixels: Array, given: PixelStep | None = None) -> Array:
    """The network's input: float32 (C, height, width), C-contiguous, read-only.

    `pixels` is the decoded picture, uint8 RGB (H, W, 3). Every value is that of the pixel in the range `values`, less
    the mean, by the deviation, in the order of the channels; the bars of a fitted picture are exactly 0, unless
    it is transformed.
    """
    step = given or last_step(source, pixels)
    part, (top, left) = step.pixels, step.place
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


def shown(source: PictureInput, pixels: Array, given: PixelStep | None = None) -> Array:
    """What the network sees before the mean goes off: uint8 RGB (height, width, 3), the bars in the mean's colour."""
    return step_picture(source, given or last_step(source, pixels))


def _column(values: tuple[float, ...]) -> Array:
    """One number per channel, (C, 1, 1)."""
    return np.array(values, np.float32).reshape(-1, 1, 1)
