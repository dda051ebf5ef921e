"""Where weights come from when a layer is made or grows, and the check that there is memory for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np

from playground import limits
from playground.network.kernel.kernel_bank import article_bank
from playground.network.layer_limits import arrays
from playground.network.layers import Array, Layer
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

PICTURE_CHANNELS = (1, 3)
"""A convolution over so many channels looks at a picture: drawn kernels say more there than random ones."""

DRAWN_KERNELS = 512
"""More would repeat themselves, and take long to draw."""


def random_weights(seed: Sequence[int], shape: tuple[int, ...], inputs: int) -> Array:
    """Normally distributed float32 with variance 2 / `inputs`, which keeps a ReLU network's maps in range (He 2015)."""
    values = np.random.default_rng(seed).standard_normal(shape, dtype=np.float32)
    values *= np.float32(np.sqrt(2 / inputs))
    return values


def new_kernels(seed: Sequence[int], shape: tuple[int, int, int, int]) -> Array:
    """Kernels (L, K, I, J): drawn ones over a picture's channels, else (or for very many) random ones of this seed."""
    count, slices, *size = shape
    if slices in PICTURE_CHANNELS and count <= DRAWN_KERNELS:
        return article_bank(count, (size[0], size[1]), slices)
    return random_weights(seed, shape, slices * size[0] * size[1])


def grown(old: Array, axis: int, new: Array) -> Array:
    """`old` and after it `new` along `axis`, read-only so that no layer needs a copy of its own."""
    values = np.concatenate([old, new], axis)
    values.flags.writeable = False
    return values


def check_weight_memory(name: str, shape: Iterable[int], others: Iterable[Layer]) -> None:
    """Raises NetworkError when weights of `shape` for the layer `name`, with those of the `others`, are too many.

    To be called before they are made: the limit is limits.SESSION_BYTES.
    """
    sides = [*shape]
    needed = 4 * math.prod(sides)
    taken = sum(array.nbytes for layer in others for array in arrays(layer))
    if needed + taken <= limits.SESSION_BYTES:
        return
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{name} would need {sides} weights of 4 bytes = {needed} MB. With the {taken} MB of the other layers that "
            "is more than the {limit} MB a session may take.",
        ),
        name=name,
        sides=" x ".join(map(str, sides)),
        needed=_megabytes(needed),
        taken=_megabytes(taken),
        limit=_megabytes(limits.SESSION_BYTES),
    )


def _megabytes(count: int) -> str:
    return f"{count / limits.MEGABYTE:,.0f}"
