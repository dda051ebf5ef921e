"""The words for layer kinds: their names, a layer in one line, and numbers the way the window writes them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.network.layers import (
    SAME_LOWER,
    AdaptivePooling,
    AnyPadding,
    Clip,
    Convolution,
    FullyConnected,
    GlobalPooling,
    KernelLayer,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    MaxUnpooling,
    Padding,
    Pooling,
    Shape,
)

translate = QCoreApplication.translate
TIMES = " × "


def kind_names() -> dict[str, str]:
    """Layer kind -> its name in the language that is on, in the order of the menus."""
    return {
        "convolution": translate("LayerKind", "Convolution"),
        "transposed_convolution": translate("LayerKind", "Transposed convolution"),
        "relu": translate("LayerKind", "ReLU"),
        "leaky_relu": translate("LayerKind", "Leaky ReLU"),
        "parametric_relu": translate("LayerKind", "Parametric ReLU"),
        "sigmoid": translate("LayerKind", "Sigmoid"),
        "tanh": translate("LayerKind", "Tanh"),
        "elu": translate("LayerKind", "ELU"),
        "selu": translate("LayerKind", "SELU"),
        "gelu": translate("LayerKind", "GELU"),
        "silu": translate("LayerKind", "SiLU"),
        "softplus": translate("LayerKind", "Softplus"),
        "hard_sigmoid": translate("LayerKind", "Hard sigmoid"),
        "clip": translate("LayerKind", "Clip"),
        "max_pooling": translate("LayerKind", "Max pooling"),
        "average_pooling": translate("LayerKind", "Average pooling"),
        "sum_pooling": translate("LayerKind", "Sum pooling"),
        "lp_pooling": translate("LayerKind", "Lp pooling"),
        "adaptive_pooling": translate("LayerKind", "Adaptive pooling"),
        "global_pooling": translate("LayerKind", "Global pooling"),
        "max_unpooling": translate("LayerKind", "Un-pooling"),
        "flatten": translate("LayerKind", "Flatten"),
        "fully_connected": translate("LayerKind", "Fully connected"),
        "softmax": translate("LayerKind", "Softmax"),
        "log_softmax": translate("LayerKind", "Log-softmax"),
        "dropout": translate("LayerKind", "Dropout"),
        "batch_normalization": translate("LayerKind", "Batch normalisation"),
        "instance_normalization": translate("LayerKind", "Instance normalisation"),
        "local_response_normalization": translate("LayerKind", "Local response normalisation"),
    }


def kind_purposes() -> dict[str, str]:
    """Layer kind -> what it does, in one plain sentence, for tooltips and the inspector."""
    return {
        "convolution": translate("LayerKind", "Slides kernels over its input: one feature map per kernel."),
        "transposed_convolution": translate("LayerKind", "Every value stamps the kernel on a larger map."),
        "relu": translate("LayerKind", "Keeps what is above zero; everything else becomes 0."),
        "leaky_relu": translate("LayerKind", "Keeps what is above zero and a small part of what is below."),
        "parametric_relu": translate("LayerKind", "A leaky ReLU with a slope of its own for every map."),
        "sigmoid": translate("LayerKind", "Squeezes every value into 0 to 1."),
        "tanh": translate("LayerKind", "Squeezes every value into −1 to 1."),
        "elu": translate("LayerKind", "Keeps what is above zero and bends what is below smoothly to −alpha."),
        "selu": translate("LayerKind", "A scaled ELU that keeps the maps at mean 0 and variance 1."),
        "gelu": translate("LayerKind", "Lets a value through by the share of a normal distribution below it."),
        "silu": translate("LayerKind", "Multiplies every value by its own sigmoid."),
        "softplus": translate("LayerKind", "A ReLU with a round corner."),
        "hard_sigmoid": translate("LayerKind", "A sigmoid made of three straight lines."),
        "clip": translate("LayerKind", "Holds every value between two limits; 0 and 6 make it ReLU6."),
        "max_pooling": translate("LayerKind", "Keeps the largest value of each window: texture survives."),
        "average_pooling": translate("LayerKind", "Keeps the mean of each window: background survives."),
        "sum_pooling": translate("LayerKind", "Adds up each window."),
        "lp_pooling": translate("LayerKind", "Between the sum of each window and its largest value."),
        "adaptive_pooling": translate("LayerKind", "Shares the map out to a fixed number of windows."),
        "global_pooling": translate("LayerKind", "One value per map, whatever its size."),
        "max_unpooling": translate(
            "LayerKind", "Puts every value back where an earlier max pooling found its maximum."
        ),
        "flatten": translate("LayerKind", "Lays all maps out as one long vector."),
        "fully_connected": translate("LayerKind", "Connects every unit with every input."),
        "softmax": translate("LayerKind", "Turns scores into probabilities that sum to 1."),
        "log_softmax": translate("LayerKind", "The logarithm of the softmax: 0 is certain, the lower the less likely."),
        "dropout": translate("LayerKind", "Drops units at random in training; here it hands everything on."),
        "batch_normalization": translate("LayerKind", "Brings every map to the mean and spread found in training."),
        "instance_normalization": translate(
            "LayerKind", "Brings every map to mean 0 and spread 1, by its own numbers."
        ),
        "local_response_normalization": translate(
            "LayerKind", "Weakens a value where other maps are strong at the same place."
        ),
    }


def kind_name(layer: Layer) -> str:
    return kind_names()[layer.kind]


def pair_text(pair: tuple[int, int]) -> str:
    """ "3×3" for a kernel or window."""
    return f"{pair[0]}×{pair[1]}"


def short_pair(pair: tuple[int, int]) -> str:
    """ "2" for the same in both directions, else "2×1"."""
    return str(pair[0]) if pair[0] == pair[1] else pair_text(pair)


def shape_text(shape: Shape) -> str:
    """ "96 × 224 × 224"; a vector is "10"."""
    if shape[1:] == (1, 1):
        return number_text(shape[0])
    return TIMES.join(str(length) for length in shape)


def number_text(number: float) -> str:
    """A whole number with thousands separated."""
    return f"{number:,.0f}"


def amount_text(number: float) -> str:
    """A large count in three figures: "708 M"; small ones are written out."""
    for limit, unit in ((1e12, "T"), (1e9, "G"), (1e6, "M")):
        if number >= limit:
            return f"{number / limit:.3g} {unit}"
    return number_text(number)


def bytes_text(number: float) -> str:
    """Memory in three figures: "55 MB"."""
    for limit, unit in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if number >= limit:
            return f"{number / limit:.3g} {unit}" if number < 1000 * limit else f"{number / limit:,.0f} {unit}"
    return f"{number:.0f} B"


def milliseconds_text(seconds: float) -> str:
    """A time in milliseconds, without the unit: "3.2", "47"; what is shorter than a tenth is only said to be."""
    value = seconds * 1000
    if 0 < value < 0.1:
        return "< 0.1"
    return f"{value:.1f}" if value < 10 else f"{value:,.0f}"


def value_text(value: float, signed: bool = True) -> str:
    """A value in three significant figures with a real minus sign: "+0.83", "−1.84"."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "−∞"
    text = f"{abs(value):.3g}" if abs(value) < 1000 else f"{abs(value):.4g}"
    if value < 0:
        return f"−{text}"
    return f"+{text}" if signed and value > 0 else text


def padding_text(padding: AnyPadding) -> str:
    """The padding in as few figures as say it."""
    if padding == SAME_LOWER:
        return translate("LayerKind", "same ↖")
    if not isinstance(padding, Padding):
        return translate("LayerKind", "same")
    if len({padding.top, padding.bottom, padding.left, padding.right}) == 1:
        return str(padding.top)
    return f"{padding.top},{padding.bottom},{padding.left},{padding.right}"


def describe(layer: Layer) -> str:
    """What a layer is, on one line: "convolution 7×7, stride 1, same"."""
    if isinstance(layer, KernelLayer):
        name = (
            translate("LayerKind", "convolution {size}")
            if isinstance(layer, Convolution)
            else translate("LayerKind", "transposed {size}")
        )
        parts = [
            name.format(size=pair_text(layer.kernel_size)),
            translate("LayerKind", "stride {stride}").format(stride=short_pair(layer.stride)),
        ]
        if layer.padding != Padding():
            parts.append(_padding_part(layer.padding))
        if layer.groups > 1:
            parts.append(translate("LayerKind", "{groups} groups").format(groups=layer.groups))
        if layer.dilation != (1, 1):
            parts.append(translate("LayerKind", "dilation {dilation}").format(dilation=short_pair(layer.dilation)))
        return translate("LayerKind", ", ").join(parts)
    if isinstance(layer, Pooling):
        name = {
            "max_pooling": translate("LayerKind", "max {size}"),
            "average_pooling": translate("LayerKind", "average {size}"),
            "sum_pooling": translate("LayerKind", "sum {size}"),
            "lp_pooling": translate("LayerKind", "Lp {size}"),
        }[layer.kind]
        parts = [
            name.format(size=pair_text(layer.size)),
            translate("LayerKind", "stride {stride}").format(stride=short_pair(layer.stride)),
        ]
        if layer.padding != Padding():
            parts.append(_padding_part(layer.padding))
        if layer.dilation != (1, 1):
            parts.append(translate("LayerKind", "dilation {dilation}").format(dilation=short_pair(layer.dilation)))
        return translate("LayerKind", ", ").join(parts)
    if isinstance(layer, AdaptivePooling):
        name = {
            "max": translate("LayerKind", "max to {size}"),
            "average": translate("LayerKind", "average to {size}"),
        }[layer.mode]
        return name.format(size=pair_text(layer.size))
    if isinstance(layer, GlobalPooling):
        return {
            "max": translate("LayerKind", "global max"),
            "average": translate("LayerKind", "global average"),
            "sum": translate("LayerKind", "global sum"),
            "lp": translate("LayerKind", "global Lp"),
        }[layer.mode]
    if isinstance(layer, FullyConnected):
        return translate("LayerKind", "fully connected")
    if isinstance(layer, LeakyReLU):
        return translate("LayerKind", "leaky ReLU, slope {slope}").format(slope=f"{layer.slope:g}")
    if isinstance(layer, Clip):
        return translate("LayerKind", "clip {low} to {high}").format(low=f"{layer.low:g}", high=f"{layer.high:g}")
    if isinstance(layer, MaxUnpooling):
        return translate("LayerKind", "switches of {pooling}").format(pooling=layer.pooling or "–")
    if isinstance(layer, LocalResponseNormalization):
        return translate("LayerKind", "response over {count} maps").format(count=layer.size)
    return kind_name(layer)


def _padding_part(padding: AnyPadding) -> str:
    if not isinstance(padding, Padding):
        return padding_text(padding)
    return translate("LayerKind", "padding {padding}").format(padding=padding_text(padding))
