"""The parameters of layers as a table: which kinds have each, its control, how it is read, its edit and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QCoreApplication

from playground import limits
from playground.network.editing import activation_edits, channel_edits, edits, kernel_edits, layer_edits, response_edits
from playground.network.layer_limits import GELU_FORMS
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
    AveragePooling,
    BatchNormalization,
    Clip,
    Convolution,
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
    ParametricReLU,
    Pooling,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.ui.kit.form_fields import (
    ChoiceField,
    FormField,
    NameField,
    PaddingField,
    PairField,
    RealField,
    SwitchField,
    WholeField,
)

translate = QCoreApplication.translate
LayerEdit = Callable[[Network, int, Any], Network]
_CORRELATION, _TRUE = "correlation", "true"
LARGEST_NUMBER = 1e6
"""Up to which a number of a channel can be set here; a file may hold a larger one."""


@dataclass(frozen=True)
class Parameter:
    """One row: the kinds that have it, its control, how it is read from a layer, the edit that sets it.

    `matters` says whether it does anything in a layer: else the row is hidden. With `per_channel` it is an array, of
    which the number of one channel is shown, and the edit a ChannelEdit.
    """

    kinds: tuple[type[Layer], ...]
    make: Callable[[], FormField]
    read: Callable[[Any], Any]
    edit: Callable[..., Network]
    matters: Callable[[Any], bool] = lambda layer: True
    per_channel: bool = False


def _set_arithmetic(network: Network, index: int, key: str) -> Network:
    return layer_edits.set_flipped(network, index, key == _TRUE)


def _numbers(
    kinds: tuple[type[Layer], ...], name: str, edit: channel_edits.ChannelEdit, low: float = -LARGEST_NUMBER
) -> Parameter:
    """A number for each channel."""
    field = partial(RealField, low, LARGEST_NUMBER, decimals=4)
    return Parameter(kinds, field, attrgetter(name), edit, per_channel=True)


PARAMETERS: dict[str, Parameter] = {
    "kernel_size": Parameter(
        (KernelLayer,),
        partial(PairField, 1, limits.KERNEL_SIDE),
        lambda layer: layer.kernel_size,
        kernel_edits.set_kernel_size,
    ),
    "output_channels": Parameter(
        (KernelLayer,),
        partial(WholeField, 1, limits.CHANNELS),
        lambda layer: layer.output_channels,
        kernel_edits.set_output_channels,
    ),
    "units": Parameter(
        (FullyConnected,), partial(WholeField, 1, limits.UNITS), lambda layer: layer.units, kernel_edits.set_units
    ),
    "window": Parameter(
        (Pooling,), partial(PairField, 1, limits.KERNEL_SIDE), lambda layer: layer.size, layer_edits.set_pool_size
    ),
    "mode": Parameter(
        (GlobalPooling,),
        partial(ChoiceField, ("max", "average", "sum", "lp")),
        lambda layer: layer.mode,
        layer_edits.set_global_mode,
    ),
    "adaptive_mode": Parameter(
        (AdaptivePooling,),
        partial(ChoiceField, ("max", "average")),
        lambda layer: layer.mode,
        layer_edits.set_adaptive_mode,
    ),
    "output_size": Parameter(
        (AdaptivePooling,),
        partial(PairField, 1, limits.WORKING_SIDE),
        lambda layer: layer.size,
        layer_edits.set_output_size,
    ),
    "power": Parameter(
        (LpPooling, GlobalPooling),
        partial(RealField, 1, limits.POWER),
        lambda layer: layer.p,
        layer_edits.set_power,
        matters=lambda layer: isinstance(layer, LpPooling) or layer.mode == "lp",
    ),
    "slope": Parameter(
        (LeakyReLU, HardSigmoid), partial(RealField, -10, 10), lambda layer: layer.slope, activation_edits.set_slope
    ),
    "offset": Parameter(
        (HardSigmoid,), partial(RealField, -10, 10), lambda layer: layer.offset, activation_edits.set_offset
    ),
    "alpha": Parameter((ELU, SELU), partial(RealField, -10, 10), lambda layer: layer.alpha, activation_edits.set_alpha),
    "gamma": Parameter((SELU,), partial(RealField, -10, 10), lambda layer: layer.gamma, activation_edits.set_gamma),
    "form": Parameter((GELU,), partial(ChoiceField, GELU_FORMS), lambda layer: layer.form, activation_edits.set_form),
    "low": Parameter((Clip,), partial(RealField, -1000, 1000), lambda layer: layer.low, activation_edits.set_low),
    "high": Parameter((Clip,), partial(RealField, -1000, 1000), lambda layer: layer.high, activation_edits.set_high),
    "rate": Parameter((Dropout,), partial(RealField, 0, 1), lambda layer: layer.rate, activation_edits.set_rate),
    "stride": Parameter(
        (KernelLayer, Pooling), partial(PairField, 1, limits.STRIDE), lambda layer: layer.stride, layer_edits.set_stride
    ),
    "padding": Parameter((KernelLayer, Pooling), PaddingField, lambda layer: layer.padding, layer_edits.set_padding),
    "output_padding": Parameter(
        (TransposedConvolution,),
        partial(PairField, 0, limits.STRIDE - 1),
        lambda layer: layer.output_padding,
        layer_edits.set_output_padding,
        matters=lambda layer: isinstance(layer.padding, Padding),
    ),
    "dilation": Parameter(
        (KernelLayer, Pooling),
        partial(PairField, 1, limits.DILATION),
        lambda layer: layer.dilation,
        layer_edits.set_dilation,
    ),
    "groups": Parameter(
        (KernelLayer,), partial(WholeField, 1, limits.CHANNELS), lambda layer: layer.groups, layer_edits.set_groups
    ),
    "ceil": Parameter((Pooling,), SwitchField, lambda layer: layer.ceil, layer_edits.set_ceil),
    "count_padding": Parameter(
        (AveragePooling,), SwitchField, lambda layer: layer.count_padding, layer_edits.set_count_padding
    ),
    "has_bias": Parameter(
        (KernelLayer, FullyConnected), SwitchField, lambda layer: layer.bias is not None, kernel_edits.set_has_bias
    ),
    "arithmetic": Parameter(
        (Convolution,),
        partial(ChoiceField, (_CORRELATION, _TRUE)),
        lambda layer: _TRUE if layer.flipped else _CORRELATION,
        _set_arithmetic,
    ),
    "pooling": Parameter((MaxUnpooling,), NameField, lambda layer: layer.pooling, layer_edits.set_pooling),
    "neighbours": Parameter(
        (LocalResponseNormalization,),
        partial(WholeField, 1, limits.CHANNELS),
        lambda layer: layer.size,
        response_edits.set_neighbours,
    ),
    "response_alpha": Parameter(
        (LocalResponseNormalization,),
        partial(RealField, 0, 1000, decimals=5),
        lambda layer: layer.alpha,
        response_edits.set_response_alpha,
    ),
    "response_beta": Parameter(
        (LocalResponseNormalization,),
        partial(RealField, 0, 10),
        lambda layer: layer.beta,
        response_edits.set_response_beta,
    ),
    "response_offset": Parameter(
        (LocalResponseNormalization,),
        partial(RealField, 0, 1000),
        lambda layer: layer.offset,
        response_edits.set_response_offset,
    ),
    "slopes": _numbers((ParametricReLU,), "slopes", channel_edits.set_slope),
    "scale": _numbers((BatchNormalization, InstanceNormalization), "scale", channel_edits.set_scale),
    "shift": _numbers((BatchNormalization, InstanceNormalization), "shift", channel_edits.set_shift),
    "mean": _numbers((BatchNormalization,), "mean", channel_edits.set_mean),
    "variance": _numbers((BatchNormalization,), "variance", channel_edits.set_variance, low=0),
    "epsilon": Parameter(
        (BatchNormalization, InstanceNormalization),
        partial(RealField, 0, 1, step=1e-5, decimals=6),
        lambda layer: layer.epsilon,
        channel_edits.set_epsilon,
    ),
    "muted": Parameter((Layer,), SwitchField, lambda layer: layer.muted, edits.set_muted),
}


def parameter_words() -> dict[str, tuple[str, str]]:
    """Parameter -> its name and what it does."""
    return {
        "kernel_size": (
            translate("LayerForm", "Kernel"),
            translate("LayerForm", "Rows × columns; the middle of the kernels stays"),
        ),
        "output_channels": (
            translate("LayerForm", "Output channels"),
            translate("LayerForm", "Kernels, and so feature maps. New ones start as edges, then at random."),
        ),
        "units": (translate("LayerForm", "Units"), translate("LayerForm", "Outputs of the layer")),
        "window": (translate("LayerForm", "Window"), translate("LayerForm", "What one unit looks at")),
        "mode": (translate("LayerForm", "Takes"), translate("LayerForm", "What becomes of each map")),
        "adaptive_mode": (translate("LayerForm", "Takes"), translate("LayerForm", "What becomes of each window")),
        "output_size": (
            translate("LayerForm", "Output size"),
            translate("LayerForm", "Windows down × across, which share out the map, whatever its size"),
        ),
        "power": (
            translate("LayerForm", "Power p"),
            translate("LayerForm", "1 sums magnitudes; the larger, the nearer to the maximum"),
        ),
        "slope": (translate("LayerForm", "Slope"), translate("LayerForm", "Of the straight line that is not flat")),
        "offset": (translate("LayerForm", "Offset"), translate("LayerForm", "The value at zero")),
        "alpha": (translate("LayerForm", "Alpha"), translate("LayerForm", "How far below zero the curve goes")),
        "gamma": (translate("LayerForm", "Gamma"), translate("LayerForm", "Multiplies the whole curve")),
        "form": (translate("LayerForm", "Form"), translate("LayerForm", "How the normal distribution is computed")),
        "low": (translate("LayerForm", "From"), translate("LayerForm", "Smaller values become this one")),
        "high": (translate("LayerForm", "To"), translate("LayerForm", "Larger values become this one")),
        "rate": (translate("LayerForm", "Rate"), translate("LayerForm", "The share of units that training drops")),
        "stride": (translate("LayerForm", "Stride"), translate("LayerForm", "Pixels from one window to the next")),
        "padding": (translate("LayerForm", "Padding"), translate("LayerForm", "Rows and columns around the map")),
        "output_padding": (
            translate("LayerForm", "Output padding"),
            translate("LayerForm", "More rows below and columns to the right of the output"),
        ),
        "dilation": (
            translate("LayerForm", "Dilation"),
            translate("LayerForm", "Pixels from one cell of the kernel or window to the next"),
        ),
        "groups": (
            translate("LayerForm", "Groups"),
            translate("LayerForm", "Input channels are shared out to so many groups of kernels"),
        ),
        "ceil": (
            translate("LayerForm", "Keep a part window"),
            translate("LayerForm", "The last window may hang over the edge"),
        ),
        "count_padding": (
            translate("LayerForm", "Count the padding"),
            translate("LayerForm", "The mean divides by padded pixels too"),
        ),
        "has_bias": (translate("LayerForm", "Bias"), translate("LayerForm", "A number added to every unit of a map")),
        "arithmetic": (
            translate("LayerForm", "Arithmetic"),
            translate("LayerForm", "Networks slide the kernel as it is; true convolution turns it by 180° first"),
        ),
        "pooling": (
            translate("LayerForm", "Switches of"),
            translate("LayerForm", "The max pooling before it whose switches say where values go"),
        ),
        "neighbours": (
            translate("LayerForm", "Maps"),
            translate("LayerForm", "Neighbouring maps, with its own, whose squares are summed"),
        ),
        "response_alpha": (
            translate("LayerForm", "Alpha"),
            translate("LayerForm", "How much the mean of the squares weakens"),
        ),
        "response_beta": (translate("LayerForm", "Beta"), translate("LayerForm", "The power by which is divided")),
        "response_offset": (
            translate("LayerForm", "Offset"),
            translate("LayerForm", "What is divided by where all these maps are zero"),
        ),
        "slopes": (translate("LayerForm", "Slope"), translate("LayerForm", "Of this map's line below zero")),
        "scale": (translate("LayerForm", "Scale"), translate("LayerForm", "Multiplies the normalised map")),
        "shift": (translate("LayerForm", "Shift"), translate("LayerForm", "Added to every unit of the map")),
        "mean": (translate("LayerForm", "Mean"), translate("LayerForm", "Of the map in training: it is taken off")),
        "variance": (
            translate("LayerForm", "Variance"),
            translate("LayerForm", "Of the map in training: its root divides every unit"),
        ),
        "epsilon": (
            translate("LayerForm", "Epsilon"),
            translate("LayerForm", "Added to every variance, so that none is zero"),
        ),
        "muted": (translate("LayerForm", "Muted"), translate("LayerForm", "Hands its input on unchanged")),
    }


def arithmetic_words() -> dict[str, tuple[str, str]]:
    """The two ways to slide a kernel."""
    return {
        _CORRELATION: (
            translate("LayerForm", "correlation"),
            translate("LayerForm", "The kernel as it is drawn: what networks compute"),
        ),
        _TRUE: (
            translate("LayerForm", "true convolution"),
            translate("LayerForm", "The kernel turned by 180°: what mathematics calls convolution"),
        ),
    }


def form_words() -> dict[str, tuple[str, str]]:
    """The two ways to compute a GELU."""
    return {
        "exact": (translate("LayerForm", "exact"), translate("LayerForm", "By the error function")),
        "tanh": (translate("LayerForm", "tanh"), translate("LayerForm", "By tanh, as many trained networks do")),
    }


def mode_words() -> dict[str, tuple[str, str]]:
    """What global pooling can take."""
    return {
        "max": (translate("LayerForm", "max"), translate("LayerForm", "The largest value of the map")),
        "average": (translate("LayerForm", "average"), translate("LayerForm", "The mean of the map")),
        "sum": (translate("LayerForm", "sum"), translate("LayerForm", "The sum of the map")),
        "lp": (translate("LayerForm", "Lp"), translate("LayerForm", "The p-th root of the sum of the p-th powers")),
    }


def adaptive_words() -> dict[str, tuple[str, str]]:
    """What adaptive pooling can take."""
    return {
        "max": (translate("LayerForm", "max"), translate("LayerForm", "The largest value of each window")),
        "average": (translate("LayerForm", "average"), translate("LayerForm", "The mean of each window")),
    }


CHOICE_WORDS: dict[str, Callable[[], dict[str, tuple[str, str]]]] = {
    "arithmetic": arithmetic_words,
    "mode": mode_words,
    "adaptive_mode": adaptive_words,
    "form": form_words,
}
"""Parameter -> the words of what it can be."""
