"""ONNX operators that enlarge maps without weights: each is a transposed convolution with fixed kernels."""

from __future__ import annotations

import numpy as np

from playground import limits
from playground.network.layers import TransposedConvolution
from playground.network.weights import check_weight_memory
from playground.storage.networks.graph import Node
from playground.storage.networks.onnx import constants
from playground.storage.networks.onnx.onnx_walker import Walker
from playground.storage.networks.stack import plain_name
from playground.storage.networks.way import no_such_setting
from playground.storage.networks.wire import damaged

_REPEATING = {
    ("asymmetric", "floor"),
    *((halves, rounds) for halves in ("half_pixel", "pytorch_half_pixel", "half_pixel_symmetric")
      for rounds in ("round_prefer_floor", "round_prefer_ceil")),
}  # fmt: skip
"""How places are worked out where the nearest pixel of a whole number of times the size is each one repeated."""


def resize(walker: Walker, node: Node) -> None:
    """By whole numbers and to the nearest pixel."""
    places = node.word("coordinate_transformation_mode", "half_pixel"), node.word("nearest_mode", "round_prefer_floor")
    mode = node.word("mode", "nearest")
    if mode != "nearest" or (node.operator == "Resize" and places not in _REPEATING):
        raise no_such_setting(node, ", ".join((mode, *places)))
    factors = dict(zip(_axes(walker, node), _factors(walker, node), strict=True))
    down, across = factors.pop("H", 1.0), factors.pop("W", 1.0)
    if not (down.is_integer() and across.is_integer() and set(factors.values()) <= {1.0} and min(down, across) >= 1):
        raise no_such_setting(node, f"{down:g} x {across:g}")
    if max(down, across) > limits.STRIDE:
        raise no_such_setting(node, f"{down:g} x {across:g}")
    walker.stack.enlarge(node.name, (int(down), int(across)))


def _axes(walker: Walker, node: Node) -> tuple[str, ...]:
    named = node.wholes("axes")
    return tuple(walker.axis(node, axis) for axis in named) if named else walker.axes


def _factors(walker: Walker, node: Node) -> list[float]:
    """How many times as large each axis becomes."""
    scales, sizes = walker.constant(node, 1 if node.operator == "Upsample" else 2), walker.constant(node, 3)
    axes = _axes(walker, node)
    if sizes is not None and sizes.size:
        factors = [side / walker.length(axis) for side, axis in zip(constants.whole_numbers(sizes), axes, strict=False)]
    elif scales is not None:
        factors = [float(one) for one in scales.reshape(-1)[: len(axes)]]
    else:
        factors = [float(one) for one in node.reals("scales")]
    if len(factors) != len(axes) or not np.isfinite(factors).all():
        raise damaged()
    return factors


def depth_to_space(walker: Walker, node: Node) -> None:
    """Each b x b channels are the pixels of a square: a stamp of one pixel for each of them."""
    block, (channels, _, _) = node.whole("blocksize", 0), walker.stack.shape
    if walker.axes != ("N", "C", "H", "W") or not 1 <= block <= limits.STRIDE or channels % block**2:
        raise no_such_setting(node, f"blocksize = {block}")
    maps, name = channels // block**2, plain_name(node.name)
    stamps = np.eye(block**2, dtype=np.float32).reshape(block**2, block, block)
    if node.word("mode", "DCR") == "CRD":
        kernels, groups = np.broadcast_to(stamps, (maps, *stamps.shape)), maps
    else:
        check_weight_memory(name, (maps, channels, block, block), walker.stack.layers)
        own = np.eye(maps, dtype=np.float32)[:, None, :, None, None] * stamps[None, :, None]
        kernels, groups = own.reshape(maps, channels, block, block), 1
    walker.stack.add(TransposedConvolution, node.name, kernels=kernels, stride=(block, block), groups=groups)
