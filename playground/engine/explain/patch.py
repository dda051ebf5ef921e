"""A window of a layer's input as a pattern: what a kernel of that layer would have to look like to find it again."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from playground.network.layers import Array, KernelLayer, Pair
from playground.network.network import Network
from playground.network.receptive_field import ReceptiveField, receptive_fields


class Box(NamedTuple):
    """Rows and columns: where it begins and how many. It may reach over any edge."""

    top: int
    left: int
    height: int
    width: int


def span(layer: KernelLayer) -> Pair:
    """Rows and columns of its input from a kernel's first to its last tap."""
    rows, columns = ((side - 1) * step + 1 for side, step in zip(layer.kernel_size, layer.dilation, strict=True))
    return rows, columns


def input_field(network: Network, index: int) -> ReceptiveField:
    """What one position of the input of layer `index` sees of the picture."""
    return ReceptiveField() if index == 0 else list(receptive_fields(network))[index - 1]


def input_box(network: Network, index: int, picture_box: Box) -> Box:
    """The window of layer `index`'s input that sees `picture_box` and little else; never smaller than a kernel reaches.

    What sees exactly that, where anything does: the reverse of `seen_of_picture`.
    """
    layer = network.layers[index]
    assert isinstance(layer, KernelLayer)
    field = input_field(network, index)
    sides, starts = [], []
    for axis, least in enumerate(span(layer)):
        start, seen, jump = float(field.start[axis]), field.size[axis], float(field.jump[axis])
        length = max(least, round((picture_box[2 + axis] - seen) / jump) + 1)
        middle = picture_box[axis] + picture_box[2 + axis] / 2
        starts.append(round((middle - start - seen / 2) / jump - (length - 1) / 2))
        sides.append(length)
    return Box(starts[0], starts[1], sides[0], sides[1])


def seen_of_picture(network: Network, index: int, box: Box) -> Box:
    """All that a window of layer `index`'s input sees of the picture."""
    field = input_field(network, index)
    top, left, height, width = field.box(box.top, box.left)
    last_top, last_left, _, _ = field.box(box.top + box.height - 1, box.left + box.width - 1)
    return Box(top, left, last_top - top + height, last_left - left + width)


def pattern_of(maps: Array, layer: KernelLayer, box: Box) -> Array:
    """A window of `maps` (K, H, W) as a pattern (K, I, J) for a kernel of `layer`, drawn as that kernel is.

    A window as large as the kernel reaches is read at the kernel's taps; a larger one is averaged down, cell by cell.
    Outside of the maps there is 0.
    """
    rows, columns = (
        _weights(start, length, count, step, side)
        for start, length, count, step, side in zip(
            box[:2], box[2:], layer.kernel_size, layer.dilation, maps.shape[1:], strict=True
        )
    )
    pattern = np.einsum("ih,khw,jw->kij", rows, np.asarray(maps, np.float64), columns, optimize=True)
    return np.asarray(pattern[:, ::-1, ::-1] if getattr(layer, "flipped", False) else pattern)


def _weights(start: int, length: int, count: int, step: int, side: int) -> Array:
    """(count, side): what every pixel of an axis weighs in every cell."""
    pixels = np.arange(side)
    if length == (count - 1) * step + 1:
        return np.asarray((start + step * np.arange(count))[:, None] == pixels, np.float64)
    begins = start + np.arange(count + 1) * (length / count)
    covered = np.minimum(begins[1:, None], pixels + 1) - np.maximum(begins[:-1, None], pixels)
    return np.asarray(np.maximum(covered, 0) / (length / count))
