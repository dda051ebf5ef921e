"""What a layer may hold at all, whatever it stands in: every number of it against `playground.limits`.

Whether it fits the map that comes in is another question (`geometry`), and no reason to refuse an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, get_args, get_type_hints

import numpy as np

from playground import limits
from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
    SELU,
    AdaptivePooling,
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
    for check in _CHECKS_OF[type(layer)]:
        check(layer)


def check_input_shape(shape: Shape) -> None:
    """Raises NetworkError when a network cannot take an input of this shape (C, H, W)."""
    channels, height, width = shape
    what = Sentence(QT_TRANSLATE_NOOP("Sentence", "The input"))
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "channels"), channels, 1, limits.CHANNELS)
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "height"), height, 1, limits.WORKING_SIDE)
    check_whole(what, QT_TRANSLATE_NOOP("Sentence", "width"), width, 1, limits.WORKING_SIDE)


def arrays(layer: Layer) -> list[Array]:
    """The weights, the bias and the numbers per channel of a layer, where it has them."""
    names = _ARRAYS[type(layer)]
    return [array for name in names if (array := getattr(layer, name)) is not None] if names else []


def check_whole(name: str | Sentence, what: str, value: int, low: int, high: int) -> None:
    """Raises NetworkError unless `value` is a whole number from `low` to `high`; `what` is marked for translation."""
    _check_each(name, what, (value,), low, high)


def _check_each(name: str | Sentence, what: str, values: Iterable[int], low: int, high: int) -> None:
    for value in values:
        if not (isinstance(value, int) and low <= value <= high):
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
    if np.vdot(values, values) <= LARGEST:  # the sum of their squares: one reading, in half the time of min and max
        return
    for extreme in (np.min(values), np.max(values)):
        if not abs(extreme) <= LARGEST:
            raise NetworkError(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{name} cannot hold the value {value}: possible are numbers up to {limit}."
                ),
                name=name,
                value=f"{extreme:g}",
                limit=f"{LARGEST:.2g}",
            )


def _check_kernel_layer(layer: KernelLayer) -> None:
    name = layer.name
    what = QT_TRANSLATE_NOOP("Sentence", "the number of output channels")
    check_whole(name, what, layer.output_channels, 1, limits.CHANNELS)
    check_whole(name, QT_TRANSLATE_NOOP("Sentence", "the number of groups"), layer.groups, 1, limits.CHANNELS)
    what = QT_TRANSLATE_NOOP("Sentence", "the kernel size")
    _check_each(name, what, layer.kernel_size, 1, limits.KERNEL_SIDE)
    _check_steps(layer)


def _check_pooling(layer: Pooling) -> None:
    what = QT_TRANSLATE_NOOP("Sentence", "the window size")
    _check_each(layer.name, what, layer.size, 1, limits.KERNEL_SIDE)
    _check_steps(layer)


def _check_steps(layer: KernelLayer | Pooling) -> None:
    """How the window moves over the map."""
    name, padding = layer.name, layer.padding
    _check_each(name, QT_TRANSLATE_NOOP("Sentence", "the stride"), layer.stride, 1, limits.STRIDE)
    _check_each(name, QT_TRANSLATE_NOOP("Sentence", "the dilation"), layer.dilation, 1, limits.DILATION)
    if isinstance(padding, Padding):
        sides = (padding.top, padding.bottom, padding.left, padding.right)
        _check_each(name, QT_TRANSLATE_NOOP("Sentence", "the padding"), sides, 0, limits.PADDING)


def _check_output_padding(layer: TransposedConvolution) -> None:
    what = QT_TRANSLATE_NOOP("Sentence", "the output padding")
    _check_each(layer.name, what, layer.output_padding, 0, limits.STRIDE - 1)


def _check_output_size(layer: AdaptivePooling) -> None:
    _check_each(layer.name, QT_TRANSLATE_NOOP("Sentence", "the output size"), layer.size, 1, limits.WORKING_SIDE)


def _check_units(layer: FullyConnected) -> None:
    check_whole(layer.name, QT_TRANSLATE_NOOP("Sentence", "the number of units"), layer.units, 1, limits.UNITS)


def _check_reals(layer: Layer) -> None:
    for field in _REALS[type(layer)]:
        check_finite(layer.name, getattr(layer, field))


def _check_epsilon(layer: BatchNormalization | InstanceNormalization) -> None:
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the epsilon"), layer.epsilon, 0, LARGEST)


def _check_partner(layer: MaxUnpooling) -> None:
    if layer.pooling:
        check_name(layer.pooling)


def _check_local_response(layer: LocalResponseNormalization) -> None:
    check_whole(layer.name, QT_TRANSLATE_NOOP("Sentence", "the number of maps"), layer.size, 1, limits.CHANNELS)
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "alpha"), layer.alpha, 0, LARGEST)
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "beta"), layer.beta, 0, limits.POWER)
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the offset"), layer.offset, 0, LARGEST)


def _check_rate(layer: Dropout) -> None:
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the rate"), layer.rate, 0, 1)


def _check_form(layer: GELU) -> None:
    if layer.form not in GELU_FORMS:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} cannot be computed by {form}; possible are {forms}."),
            name=layer.name,
            form=layer.form,
            forms=", ".join(GELU_FORMS),
        )


def _check_power(layer: LpPooling | GlobalPooling) -> None:
    check_real(layer.name, QT_TRANSLATE_NOOP("Sentence", "the power p"), layer.p, 1, limits.POWER)


def _check_mode(layer: GlobalPooling | AdaptivePooling) -> None:
    modes = GLOBAL_MODES if isinstance(layer, GlobalPooling) else ADAPTIVE_MODES
    if layer.mode not in modes:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} cannot pool by {mode}; possible are {modes}."),
            name=layer.name,
            mode=layer.mode,
            modes=", ".join(modes),
        )


_CHECKS: Sequence[tuple[type[Layer], Callable[[Any], None]]] = (
    (KernelLayer, _check_kernel_layer),
    (TransposedConvolution, _check_output_padding),
    (Pooling, _check_pooling),
    (AdaptivePooling, _check_output_size),
    (FullyConnected, _check_units),
    *((kind, _check_reals) for kind in _REALS),
    (BatchNormalization, _check_epsilon),
    (InstanceNormalization, _check_epsilon),
    (MaxUnpooling, _check_partner),
    (LocalResponseNormalization, _check_local_response),
    (Dropout, _check_rate),
    (GELU, _check_form),
    (LpPooling, _check_power),
    (GlobalPooling, _check_power),
    (GlobalPooling, _check_mode),
    (AdaptivePooling, _check_mode),
)
"""What is checked in layers of a kind and of those that are made of it, in this order."""

_CHECKS_OF: Mapping[type[Layer], tuple[Callable[[Any], None], ...]] = {
    kind: tuple(check for of, check in _CHECKS if issubclass(kind, of)) for kind in LAYER_KINDS
}


def _array_fields(kind: type[Layer]) -> tuple[str, ...]:
    if issubclass(kind, KernelLayer):
        return "kernels", "bias"
    if issubclass(kind, FullyConnected):
        return "weights", "bias"
    return tuple(kind.new_numbers) if issubclass(kind, PerChannelLayer) else ()


_ARRAYS: Mapping[type[Layer], tuple[str, ...]] = {kind: _array_fields(kind) for kind in LAYER_KINDS}
"""The fields of each kind that hold arrays."""
