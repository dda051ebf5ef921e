"""The numbers that a layer has for every channel, as the engine takes them: for some channels, and as columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from playground.network.layers import Array, PerChannelLayer

L = TypeVar("L", bound=PerChannelLayer)


def only(layer: L, channels: Array) -> L:
    """The layer with the numbers of some channels alone, in their order: it computes those as the whole layer does."""
    return replace(layer, **{field: getattr(layer, field)[channels] for field in layer.new_numbers})


def column(numbers: Array, x: Array) -> Array:
    """The numbers of the channels of x (N, C, H, W), in its float type, so that each meets its own map: (C, 1, 1)."""
    return np.asarray(numbers[: x.shape[1], None, None].astype(x.dtype))
