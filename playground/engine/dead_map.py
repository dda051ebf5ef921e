"""Why all units of a map are 0, in numbers: which ReLU cut it off, and what of its kernel is to blame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.engine.forward import Pass
from playground.engine.layer_table import LAYER_TABLE
from playground.network.editing.revive import Cause
from playground.network.layers import Clip, Dropout, KernelLayer, Layer, ReLU
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence


@dataclass(frozen=True)
class DeadMap:
    """Kernel `channel` of the layer at `maker` gives nothing above 0, so that `rectifier` leaves `units` zeros."""

    maker: int
    channel: int
    cause: Cause
    sentence: Sentence


def dead_map(pass_: Pass, index: int, channel: int) -> DeadMap | None:
    """Why map `channel` of layer `index` is 0 everywhere; None where it is not, or where no ReLU above a kernel is."""
    rectifier = _rectifier_of(pass_, index)
    maker = None if rectifier is None else _maker_of(pass_, rectifier - 1)
    if rectifier is None or maker is None or pass_.maps(rectifier).channel(channel).any():
        return None
    layer, found = pass_.steps[maker].layer, pass_.maps(maker).channel(channel)[0].astype(np.float64)
    assert isinstance(layer, KernelLayer)
    if not np.isfinite(found).all():
        return None
    bias = 0.0 if layer.bias is None else float(layer.bias[channel])
    cause = _cause(layer, channel, found - bias, bias)
    values = {
        "units": f"{pass_.maps(rectifier).channel(channel).size:,}",
        "rectifier": pass_.steps[rectifier].layer.name,
        "maker": layer.name,
        "map": channel,
        "bias": f"{bias:,.4g}".replace("-", "−"),
    }
    return DeadMap(maker, channel, cause, Sentence(_TEMPLATES[cause], values))


def _cause(layer: KernelLayer, channel: int, found: np.ndarray, bias: float) -> Cause:
    """`found` is what the kernel gives without its bias."""
    if not layer.kernels[channel].any():
        return Cause.KERNEL
    if bias < 0 and found.max() > 0:
        return Cause.BIAS
    return Cause.NEGATIVE if found.min() < 0 else Cause.NOTHING


def _rectifier_of(pass_: Pass, index: int) -> int | None:
    """The nearest ReLU at or before layer `index` whose map of that number becomes this one."""
    while index >= 0:
        layer = pass_.steps[index].layer
        if not layer.muted and _cuts_below_zero(layer):
            return index
        if not layer.muted and not LAYER_TABLE[type(layer)].channelwise:
            return None
        index -= 1
    return None


def _maker_of(pass_: Pass, index: int) -> int | None:
    """The layer with kernels at or before `index`, with nothing but what hands on between."""
    while index >= 0:
        layer = pass_.steps[index].layer
        if not layer.muted and not isinstance(layer, Dropout):
            return index if isinstance(layer, KernelLayer) else None
        index -= 1
    return None


def _cuts_below_zero(layer: Layer) -> bool:
    return isinstance(layer, ReLU) or (isinstance(layer, Clip) and layer.low == 0)


_TEMPLATES = {
    Cause.KERNEL: QT_TRANSLATE_NOOP(
        "Sentence", "All {units} units are 0 after {rectifier}: every cell of kernel {map} of {maker} is 0."
    ),
    Cause.BIAS: QT_TRANSLATE_NOOP(
        "Sentence", "All {units} units are 0 after {rectifier}: the bias of {maker} is {bias}."
    ),
    Cause.NEGATIVE: QT_TRANSLATE_NOOP(
        "Sentence", "All {units} units are 0 after {rectifier}: all that kernel {map} of {maker} finds is negative."
    ),
    Cause.NOTHING: QT_TRANSLATE_NOOP(
        "Sentence", "All {units} units are 0 after {rectifier}: kernel {map} of {maker} finds nothing in its input."
    ),
}
