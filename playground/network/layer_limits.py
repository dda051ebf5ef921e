"""What a layer may hold at all, whatever it stands in: every number of it against `playground.limits`.

Whether it fits the map that comes in is another question (`geometry`), and no reason to refuse an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args, get_type_hints

import numpy as np

from playground import limits
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
    AnyPadding,
    Array,
    BatchNormalization,
    Clip,
    Dropout,
    FullyConnected,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    KernelLayer,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LpPooling,
    MaxUnpooling,
    Padding,
    PerChannelLayer,
    Pooling,
    Shape,
    TransposedConvolution,
)
from playground.network.names import check_name
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence

GLOBAL_MODES: tuple[str, ...] = get_args(get_type_hints(GlobalPooling)["mode"])
ADAPTIVE_MODES: tuple[str, ...] = get_args(get_type_hints(AdaptivePooling)["mode"])

GELU_FORMS: tuple[str, ...] = get_args(get_type_hints(GELU)["form"])
_REALS: Mapping[type[Layer], tuple[str, ...]] = {
    LeakyReLU: ("slope",),
    ELU: ("alpha",),
    SELU: ("alpha", "gamma"),
    HardSigmoid: ("slope", "offset"),
    Clip: ("low", "high"),
}
"""Fields that hold any finite number."""

LARGEST = float(np.finfo(np.float32).max)

_Entry = tuple[str, int, int, int]
"""What it is, its value, the smallest and the largest possible one."""


def check_layer(layer: Layer, before: Layer | None = None) -> None:
    """Raises NetworkError when a value of `layer` is out of its limits or not finite.

    What `before`, the layer it replaces, has as well is not checked again.
    """
    known = {id(array) for array in arrays(before)} if before else set()
    for array in arrays(layer):
        if id(array) not in known:
            check_finite(layer.name, array)
    if isinstance(layer, BatchNormalization) and id(layer.variance) not in known:
        least = float(layer.variance.min())
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the variance"), least, 0, LARGEST)
    if before is None or layer.name != before.name:
        check_name(layer.name)
    if before is None or layer.structure != before.structure:
        _check_structure(layer)


def _check_structure(layer: Layer) -> None:
    for what, value, low, high in _whole_numbers(layer):
        check_whole(layer.name, what, value, low, high)
    for field in _REALS.get(type(layer), ()):
        check_finite(layer.name, getattr(layer, field))
    if isinstance(layer, BatchNormalization | InstanceNormalization):
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the epsilon"), layer.epsilon, 0, LARGEST)
    if isinstance(layer, MaxUnpooling) and layer.pooling:
        check_name(layer.pooling)
    if isinstance(layer, LocalResponseNormalization):
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "alpha"), layer.alpha, 0, LARGEST)
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "beta"), layer.beta, 0, limits.POWER)
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the offset"), layer.offset, 0, LARGEST)
    if isinstance(layer, Dropout):
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the rate"), layer.rate, 0, 1)
    if isinstance(layer, GELU) and layer.form not in GELU_FORMS:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} cannot be computed by {form}; possible are {forms}."),
            name=layer.name,
            form=layer.form,
            forms=", ".join(GELU_FORMS),
        )
    if isinstance(layer, LpPooling | GlobalPooling):
        check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the power p"), layer.p, 1, limits.POWER)
    if isinstance(layer, GlobalPooling | AdaptivePooling):
        _check_mode(layer)


def check_input_shape(shape: Shape) -> None:
    """Raises NetworkError when a network cannot take an input of this shape (C, H, W)."""
    channels, height, width = shape
    what = Sentence(QT_TRANSLATE_NOOP("Sentence", "The input"))
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "channels"), channels, 1, limits.CHANNELS)
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "height"), height, 1, limits.WORKING_SIDE)
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "width"), width, 1, limits.WORKING_SIDE)


def arrays(layer: Layer) -> Iterator[Array]:
    """The weights, the bias and the numbers per channel of a layer, where it has them."""
    if isinstance(layer, KernelLayer):
        yield layer.kernels
    if isinstance(layer, FullyConnected):
        yield layer.weights
    if isinstance(layer, KernelLayer | FullyConnected) and layer.bias is not None:
        yield layer.bias
    if isinstance(layer, PerChannelLayer):
        yield from (getattr(layer, field) for field in layer.new_numbers)


def check_whole(name: str | Sentence, what: str, value: int, low: int, high: int) -> None:
    """Raises NetworkError unless `value` is a whole number from `low` to `high`; `what` is marked for translation."""
    if isinstance(value, int) and low <= value <= high:
        return
    raise NetworkError(
        QT_TRANSLATE_NOOP(
            "Sentence", "{name}: {what} cannot be {value}; possible are whole numbers from {low} to {high}."
        ),
        name=name,
        what=Sentence(what),
        value=value,
        low=low,
        high=high,
    )


def check_real(name: str, what: str, value: float, low: float, high: float) -> None:
    """Raises NetworkError unless `value` is a number from `low` to `high`; `what` is marked for translation."""
    if low <= value <= high:
        return
    raise NetworkError(
        QT_TRANSLATE_NOOP("Sentence", "{name}: {what} cannot be {value}; possible are numbers from {low} to {high}."),
        name=name,
        what=Sentence(what),
        value=f"{value:g}",
        low=f"{low:g}",
        high=f"{high:g}",
    )


def check_finite(name: str, values: Array | float) -> None:
    """Raises NetworkError when one of `values` is NaN or too large for float32; reads them without a copy."""
    values = np.asarray(values)
    for extreme in (values.min(), values.max()):
        if not abs(extreme) <= LARGEST:
            raise NetworkError(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{name} cannot hold the value {value}: possible are numbers up to {limit}."
                ),
                name=name,
                value=f"{extreme:g}",
                limit=f"{LARGEST:.2g}",
            )


def _check_mode(layer: GlobalPooling | AdaptivePooling) -> None:
    modes = GLOBAL_MODES if isinstance(layer, GlobalPooling) else ADAPTIVE_MODES
    if layer.mode not in modes:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} cannot pool by {mode}; possible are {modes}."),
            name=layer.name,
            mode=layer.mode,
            modes=", ".join(modes),
        )


def _whole_numbers(layer: Layer) -> Iterable[_Entry]:
    if isinstance(layer, KernelLayer):
        yield QT_TRANSLATE_NOOP("Sentence", "the number of output channels"), layer.output_channels, 1, limits.CHANNELS
        yield QT_TRANSLATE_NOOP("Sentence", "the number of groups"), layer.groups, 1, limits.CHANNELS
        yield from _each(QT_TRANSLATE_NOOP("Sentence", "the kernel size"), layer.kernel_size, 1, limits.KERNEL_SIDE)
    if isinstance(layer, Pooling):
        yield from _each(QT_TRANSLATE_NOOP("Sentence", "the window size"), layer.size, 1, limits.KERNEL_SIDE)
    if isinstance(layer, AdaptivePooling):
        yield from _each(QT_TRANSLATE_NOOP("Sentence", "the output size"), layer.size, 1, limits.WORKING_SIDE)
    if isinstance(layer, KernelLayer | Pooling):
        yield from _each(QT_TRANSLATE_NOOP("Sentence", "the stride"), layer.stride, 1, limits.STRIDE)
        yield from _each(QT_TRANSLATE_NOOP("Sentence", "the dilation"), layer.dilation, 1, limits.DILATION)
        yield from _padding(layer.padding)
    if isinstance(layer, TransposedConvolution):
        what = QT_TRANSLATE_NOOP("Sentence", "the output padding")
        yield from _each(what, layer.output_padding, 0, limits.STRIDE - 1)
    if isinstance(layer, LocalResponseNormalization):
        yield QT_TRANSLATE_NOOP("Sentence", "the number of maps"), layer.size, 1, limits.CHANNELS
    if isinstance(layer, FullyConnected):
        yield QT_TRANSLATE_NOOP("Sentence", "the number of units"), layer.units, 1, limits.UNITS


def _each(what: str, pair: Iterable[int], low: int, high: int) -> Iterable[_Entry]:
    return ((what, value, low, high) for value in pair)


def _padding(padding: AnyPadding) -> Iterable[_Entry]:
    if not isinstance(padding, Padding):
        return ()
    sides = (padding.top, padding.bottom, padding.left, padding.right)
    return _each(QT_TRANSLATE_NOOP("Sentence", "the padding"), sides, 0, limits.PADDING)
