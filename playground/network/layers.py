"""The layers a network is made of: one frozen value per kind, without behaviour.

Layers compare by identity (`eq=False`): the identity of a layer is how the engine knows what did not change. Arrays
inside a layer are read-only; an edit makes a new layer with `dataclasses.replace`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, ClassVar, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

Array = npt.NDArray[Any]
Pair = tuple[int, int]
"""A vertical and a horizontal number, in this order."""
L = TypeVar("L", bound="Layer")
Shape = tuple[int, int, int]
"""Channels, height, width. A vector of n units is (n, 1, 1)."""


@dataclass(frozen=True)
class Padding:
    """Rows and columns added on each side of a map, in pixels."""

    top: int = 0
    bottom: int = 0
    left: int = 0
    right: int = 0

    @classmethod
    def all_sides(cls, vertical: int, horizontal: int) -> Padding:
        """The same padding above and below, and the same left and right."""
        return cls(vertical, vertical, horizontal, horizontal)


SAME: Literal["same"] = "same"
"""As much padding as makes the output ceil(input / stride); the odd pixel goes below and to the right."""
SAME_LOWER: Literal["same_lower"] = "same_lower"
"""The same, but the odd pixel goes above and to the left."""

AnyPadding = Padding | Literal["same", "same_lower"]


def read_only(values: npt.ArrayLike, dimensions: int) -> Array:
    """A C-contiguous, read-only float32 array of `values`; a view, not a copy, where it is one already.

    Raises NetworkError when it does not have `dimensions` axes or has an axis of length 0.
    """
    array = np.ascontiguousarray(values, dtype=np.float32)
    if array.ndim != dimensions or 0 in array.shape:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "An array of shape {shape} was given where {dimensions} axes are needed."),
            shape="x".join(map(str, array.shape)),
            dimensions=dimensions,
        )
    if array.flags.writeable:
        array = array.copy() if array is values or array.base is not None else array
        array.flags.writeable = False
    return array


@dataclass(frozen=True, eq=False, kw_only=True)
class Layer:
    """What every layer has. A muted layer hands its input on unchanged."""

    kind: ClassVar[str] = ""
    name: str
    muted: bool = False

    @cached_property
    def structure(self) -> tuple[object, ...]:
        """Everything but the name, of arrays the shape alone: what decides about shapes and memory."""
        values = [getattr(self, field.name) for field in fields(self) if field.name != "name"]
        return type(self), *(value.shape if isinstance(value, np.ndarray) else value for value in values)

    @cached_property
    def of_structure(self) -> dict[object, Any]:
        """What others worked out of the structure alone, kept for every layer that `with_numbers` makes."""
        return {}

    @cached_property
    def of_numbers(self) -> dict[object, Any]:
        """The same of its very numbers, kept as long as the layer."""
        return {}

    def with_numbers(self: L, **arrays: Array) -> L:
        """The layer with arrays as an edit makes them, read-only float32 of the shapes it has: they need no check."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__, structure=self.structure, of_structure=self.of_structure, **arrays)
        new.__dict__.pop("of_numbers", None)
        return new


@dataclass(frozen=True, eq=False, kw_only=True)
class KernelLayer(Layer):
    """What layers with kernels share: K input to L output channels, summed within a group, and a bias.

    `kernels` has shape (L, K / groups, I, J). It may hold more input slices than the layer before hands on: the first
    ones are used and the others kept, so that muting or shrinking a layer forgets nothing.
    """

    kernels: Array
    bias: Array | None = None
    stride: Pair = (1, 1)
    padding: AnyPadding = Padding()
    dilation: Pair = (1, 1)
    groups: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "kernels", read_only(self.kernels, 4))
        if self.bias is not None:
            object.__setattr__(self, "bias", read_only(self.bias, 1))
            if len(self.bias) != len(self.kernels):
                raise NetworkError(
                    QT_TRANSLATE_NOOP("Sentence", "{name} has {kernels} output channels, but {biases} biases."),
                    name=self.name,
                    kernels=len(self.kernels),
                    biases=len(self.bias),
                )

    @property
    def output_channels(self) -> int:
        return int(self.kernels.shape[0])

    @property
    def kernel_size(self) -> Pair:
        return int(self.kernels.shape[2]), int(self.kernels.shape[3])


@dataclass(frozen=True, eq=False, kw_only=True)
class Convolution(KernelLayer):
    """Every unit sums what its window sees, weighted by the kernel.

    `flipped` is the switch between the network's correlation (False) and the original, true convolution (True).
    """

    kind: ClassVar[str] = "convolution"
    flipped: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class TransposedConvolution(KernelLayer):
    """Every input value stamps the kernel, as it is drawn and weighted by it, on the output, `stride` pixels from stamp
    to stamp; where stamps overlap they add up. `padding` is cut off the output's sides, `output_padding` adds to its
    end; 'same' cuts off so much that the output is stride times the input.
    """

    kind: ClassVar[str] = "transposed_convolution"
    output_padding: Pair = (0, 0)


@dataclass(frozen=True, eq=False, kw_only=True)
class PerChannelLayer(Layer):
    """What layers share that have numbers for every channel: arrays of one length, which `new_numbers` names.

    They may hold numbers for more channels than come in, as kernels do. A channel that is new starts with what
    `new_numbers` says.
    """

    new_numbers: ClassVar[Mapping[str, float]] = {}

    def __post_init__(self) -> None:
        for field in self.new_numbers:
            object.__setattr__(self, field, read_only(getattr(self, field), 1))
        counts = [len(getattr(self, field)) for field in self.new_numbers]
        if len(set(counts)) > 1:
            raise NetworkError(
                QT_TRANSLATE_NOOP("Sentence", "{name} has {counts} numbers for its channels: one of each is needed."),
                name=self.name,
                counts=", ".join(map(str, counts)),
            )

    @property
    def channels(self) -> int:
        """How many channels there are numbers for."""
        return len(getattr(self, next(iter(self.new_numbers))))


@dataclass(frozen=True, eq=False, kw_only=True)
class BatchNormalization(PerChannelLayer):
    """scale * (x - mean) / sqrt(variance + epsilon) + shift, with what training found for each channel (Ioffe 2015)."""

    kind: ClassVar[str] = "batch_normalization"
    new_numbers: ClassVar[Mapping[str, float]] = {"scale": 1.0, "shift": 0.0, "mean": 0.0, "variance": 1.0}
    scale: Array
    shift: Array
    mean: Array
    variance: Array
    epsilon: float = 1e-5


@dataclass(frozen=True, eq=False, kw_only=True)
class InstanceNormalization(PerChannelLayer):
    """The same by the mean and variance of the very map that comes in (Ulyanov 2016)."""

    kind: ClassVar[str] = "instance_normalization"
    new_numbers: ClassVar[Mapping[str, float]] = {"scale": 1.0, "shift": 0.0}
    scale: Array
    shift: Array
    epsilon: float = 1e-5


@dataclass(frozen=True, eq=False, kw_only=True)
class LocalResponseNormalization(Layer):
    """x / (offset + alpha / size * s)^beta, s being the sum of the squares at the same position of `size` neighbouring
    maps: (size - 1) // 2 before it, itself, and size // 2 after it, as far as there are any (Krizhevsky 2012).
    """

    kind: ClassVar[str] = "local_response_normalization"
    size: int = 5
    alpha: float = 1e-4
    beta: float = 0.75
    offset: float = 1.0

    def neighbours(self, channel: int, channels: int) -> range:
        """The maps whose squares meet at map `channel` of so many."""
        return range(max(channel - (self.size - 1) // 2, 0), min(channel + self.size // 2 + 1, channels))


@dataclass(frozen=True, eq=False, kw_only=True)
class ReLU(Layer):
    """0 below zero, x from zero on."""

    kind: ClassVar[str] = "relu"


@dataclass(frozen=True, eq=False, kw_only=True)
class LeakyReLU(Layer):
    """slope * x below zero, x from zero on."""

    kind: ClassVar[str] = "leaky_relu"
    slope: float = 0.01


@dataclass(frozen=True, eq=False, kw_only=True)
class ParametricReLU(PerChannelLayer):
    """slope * x below zero, with a slope that training found for each channel; x from zero on (He 2015)."""

    kind: ClassVar[str] = "parametric_relu"
    new_numbers: ClassVar[Mapping[str, float]] = {"slopes": 0.25}
    slopes: Array


@dataclass(frozen=True, eq=False, kw_only=True)
class Sigmoid(Layer):
    """1 / (1 + exp(-x))."""

    kind: ClassVar[str] = "sigmoid"


@dataclass(frozen=True, eq=False, kw_only=True)
class Tanh(Layer):
    """The hyperbolic tangent."""

    kind: ClassVar[str] = "tanh"


@dataclass(frozen=True, eq=False, kw_only=True)
class ELU(Layer):
    """alpha * (exp(x) - 1) below zero, x from zero on."""

    kind: ClassVar[str] = "elu"
    alpha: float = 1.0


@dataclass(frozen=True, eq=False, kw_only=True)
class SELU(Layer):
    """gamma times the ELU of alpha: with these numbers maps keep mean 0 and variance 1 (Klambauer 2017)."""

    kind: ClassVar[str] = "selu"
    alpha: float = 1.6732632423543772
    gamma: float = 1.0507009873554805


@dataclass(frozen=True, eq=False, kw_only=True)
class GELU(Layer):
    """x times the share of a normal distribution that lies below x, exactly or by its tanh approximation."""

    kind: ClassVar[str] = "gelu"
    form: Literal["exact", "tanh"] = "exact"


@dataclass(frozen=True, eq=False, kw_only=True)
class SiLU(Layer):
    """x / (1 + exp(-x)), also called swish."""

    kind: ClassVar[str] = "silu"


@dataclass(frozen=True, eq=False, kw_only=True)
class Softplus(Layer):
    """log(1 + exp(x))."""

    kind: ClassVar[str] = "softplus"


@dataclass(frozen=True, eq=False, kw_only=True)
class HardSigmoid(Layer):
    """slope * x + offset, held between 0 and 1."""

    kind: ClassVar[str] = "hard_sigmoid"
    slope: float = 0.2
    offset: float = 0.5


@dataclass(frozen=True, eq=False, kw_only=True)
class Clip(Layer):
    """x held between `low` and `high` (0 and 6: ReLU6); everything is `high` where that is the smaller one."""

    kind: ClassVar[str] = "clip"
    low: float = 0.0
    high: float = 6.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Dropout(Layer):
    """Hands its input on: only training drops units, each with probability `rate`."""

    kind: ClassVar[str] = "dropout"
    rate: float = 0.5


@dataclass(frozen=True, eq=False, kw_only=True)
class Pooling(Layer):
    """What poolings by windows share. `ceil` also keeps a last window that hangs over the edge, clipped to the map."""

    size: Pair = (2, 2)
    stride: Pair = (2, 2)
    padding: AnyPadding = Padding()
    dilation: Pair = (1, 1)
    ceil: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class MaxPooling(Pooling):
    """The largest value of each window; padding counts as minus infinity."""

    kind: ClassVar[str] = "max_pooling"


@dataclass(frozen=True, eq=False, kw_only=True)
class MaxUnpooling(Layer):
    """Every value goes to where the maximum of its window came from in the max pooling called `pooling`, before this
    layer; all else is 0, and values that meet are added (Zeiler 2014; Badrinarayanan 2017).
    """

    kind: ClassVar[str] = "max_unpooling"
    pooling: str


@dataclass(frozen=True, eq=False, kw_only=True)
class AveragePooling(Pooling):
    """The mean of each window; `count_padding` divides by the padded pixels too."""

    kind: ClassVar[str] = "average_pooling"
    count_padding: bool = False


@dataclass(frozen=True, eq=False, kw_only=True)
class SumPooling(Pooling):
    """The sum of each window."""

    kind: ClassVar[str] = "sum_pooling"


@dataclass(frozen=True, eq=False, kw_only=True)
class LpPooling(Pooling):
    """(sum |x|^p)^(1/p) over each window: p = 1 sums magnitudes; the larger p, the nearer to the largest of them."""

    kind: ClassVar[str] = "lp_pooling"
    p: float = 2.0


@dataclass(frozen=True, eq=False, kw_only=True)
class AdaptivePooling(Layer):
    """As many windows as `size` says, which share out a map of any size: the i-th of n over a length L goes from
    floor(i * L / n) to before ceil((i + 1) * L / n).
    """

    kind: ClassVar[str] = "adaptive_pooling"
    mode: Literal["max", "average"] = "average"
    size: Pair = (1, 1)


@dataclass(frozen=True, eq=False, kw_only=True)
class GlobalPooling(Layer):
    """One value per map, of any size: a fixed-length output. `p` is for "lp", as in LpPooling."""

    kind: ClassVar[str] = "global_pooling"
    mode: Literal["max", "average", "sum", "lp"] = "average"
    p: float = 2.0


@dataclass(frozen=True, eq=False, kw_only=True)
class Flatten(Layer):
    """(C, H, W) to (C*H*W, 1, 1), channel by channel, row by row."""

    kind: ClassVar[str] = "flatten"


@dataclass(frozen=True, eq=False, kw_only=True)
class FullyConnected(Layer):
    """A linear map from all inputs (flattened in the order C, H, W) to `units` outputs.

    `weights` has shape (units, inputs); like a convolution's it may hold more columns than are used.
    """

    kind: ClassVar[str] = "fully_connected"
    weights: Array
    bias: Array | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", read_only(self.weights, 2))
        if self.bias is not None:
            object.__setattr__(self, "bias", read_only(self.bias, 1))
            if len(self.bias) != len(self.weights):
                raise NetworkError(
                    QT_TRANSLATE_NOOP("Sentence", "{name} has {units} units, but {biases} biases."),
                    name=self.name,
                    units=len(self.weights),
                    biases=len(self.bias),
                )

    @property
    def units(self) -> int:
        return int(self.weights.shape[0])


@dataclass(frozen=True, eq=False, kw_only=True)
class Softmax(Layer):
    """exp(x) / sum(exp(x)) over the channels, at every position."""

    kind: ClassVar[str] = "softmax"


@dataclass(frozen=True, eq=False, kw_only=True)
class LogSoftmax(Layer):
    """The logarithm of the softmax over the channels, at every position."""

    kind: ClassVar[str] = "log_softmax"


LAYER_KINDS: tuple[type[Layer], ...] = (
    Convolution,
    TransposedConvolution,
    ReLU,
    LeakyReLU,
    ParametricReLU,
    Sigmoid,
    Tanh,
    ELU,
    SELU,
    GELU,
    SiLU,
    Softplus,
    HardSigmoid,
    Clip,
    MaxPooling,
    AveragePooling,
    SumPooling,
    LpPooling,
    AdaptivePooling,
    GlobalPooling,
    MaxUnpooling,
    Flatten,
    FullyConnected,
    Softmax,
    LogSoftmax,
    Dropout,
    BatchNormalization,
    InstanceNormalization,
    LocalResponseNormalization,
)
"""Every kind there is: the closed table that files, forms and the engine are checked against."""

CHANNEL_NUMBERS: tuple[str, ...] = tuple(
    dict.fromkeys(field for kind in LAYER_KINDS if issubclass(kind, PerChannelLayer) for field in kind.new_numbers)
)
"""Every field that holds a number for each channel, of whatever kind."""
