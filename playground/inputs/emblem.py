"""A square picture that stands for an input which is no picture."""

from __future__ import annotations

import numpy as np

from playground.inputs.pictured import pictured
from playground.inputs.reading import read
from playground.network.layers import Array
from playground.network.setup import Input
from playground.opencv import cv2


def emblem(source: Input, side: int) -> Array:
    """uint8 RGB (side, side, 3), read-only: a sentence with its tokens as columns, another input as it is shown."""
    reading = read(source)
    is_sequence = reading.x.shape[1] == 1
    picture = pictured(reading.x.transpose(1, 0, 2)) if is_sequence else reading.picture
    square: Array = np.ascontiguousarray(cv2.resize(picture, (side, side), interpolation=cv2.INTER_NEAREST))
    square.flags.writeable = False
    return square
