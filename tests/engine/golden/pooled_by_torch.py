"""PyTorch's indices of a max pooling. Needs torch."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional

from playground.network.layers import MaxPooling, Padding


def indices(layer: MaxPooling, x: np.ndarray) -> np.ndarray:
    """Where each maximum of x (N, C, H, W) came from, counted within its map by rows: (N, C, H', W').

    Padding that differs between two sides is put there by hand, which without `ceil` is the same.
    """
    given = layer.padding
    assert isinstance(given, Padding)
    maps, padding = torch.from_numpy(x), (given.top, given.left)
    even = (given.top, given.left) == (given.bottom, given.right)
    if not even:
        assert not layer.ceil
        sides = (given.left, given.right, given.top, given.bottom)
        maps, padding = functional.pad(maps, sides, value=-torch.inf), (0, 0)
    pooled = functional.max_pool2d(
        maps, layer.size, layer.stride, padding, layer.dilation, layer.ceil, return_indices=True
    )
    found = pooled[1].numpy()
    if even:
        return found
    row, column = np.divmod(found, maps.shape[3])
    return (row - given.top) * x.shape[3] + column - given.left
