"""What a set-up file may say of layers: one closed description per kind, each number with its limit.

Arrays are rows of numbers in plain JSON, and only a shape in a bundle, whose numbers are in its weights member.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from playground import limits
from playground.storage.closed_description import TWO, WHOLE_MAX, Description, filled

FLOAT32_MAX = 3.4028235e38
"""The largest float32, in the decimal it is written as."""


class StoredArray(Description):
    """An array whose numbers are in the weights of the bundle."""

    shape: Annotated[list[Annotated[int, Field(ge=1, le=WHOLE_MAX)]], Field(min_length=1, max_length=4)]


def _array_form(value: Any) -> str:
    return "stored" if isinstance(value, dict) else "rows"


def _bias_form(value: Any) -> str:
    return "none" if value is None else _array_form(value)


def _padding_form(value: Any) -> str:
    return "sides" if isinstance(value, dict) else "same"


Number = Annotated[float, Field(ge=-FLOAT32_MAX, le=FLOAT32_MAX)]
NotNegative = Annotated[float, Field(ge=0.0, le=FLOAT32_MAX)]
Row = Annotated[list[Number], filled()]
KernelRow = Annotated[list[Number], filled(limits.KERNEL_SIDE)]
Kernel = Annotated[list[KernelRow], filled(limits.KERNEL_SIDE)]
KernelRows = Annotated[list[Annotated[list[Kernel], filled(limits.CHANNELS)]], filled(limits.CHANNELS)]
WeightRows = Annotated[list[Row], filled(limits.UNITS)]
Stored = Annotated[StoredArray, Tag("stored")]
Kernels = Annotated[Annotated[KernelRows, Tag("rows")] | Stored, Discriminator(_array_form)]
Weights = Annotated[Annotated[WeightRows, Tag("rows")] | Stored, Discriminator(_array_form)]
Numbers = Annotated[Annotated[Row, Tag("rows")] | Stored, Discriminator(_array_form)]
Bias = Annotated[Annotated[Row, Tag("rows")] | Stored | Annotated[None, Tag("none")], Discriminator(_bias_form)]

WindowPair = Annotated[list[Annotated[int, Field(ge=1, le=limits.KERNEL_SIDE)]], TWO]
StridePair = Annotated[list[Annotated[int, Field(ge=1, le=limits.STRIDE)]], TWO]
DilationPair = Annotated[list[Annotated[int, Field(ge=1, le=limits.DILATION)]], TWO]
OutputPaddingPair = Annotated[list[Annotated[int, Field(ge=0, le=limits.STRIDE - 1)]], TWO]
SizePair = Annotated[list[Annotated[int, Field(ge=1, le=limits.WORKING_SIDE)]], TWO]
Power = Annotated[float, Field(ge=1.0, le=limits.POWER)]
Share = Annotated[float, Field(ge=0.0, le=1.0)]
Side = Annotated[int, Field(ge=0, le=limits.PADDING)]


class Sides(Description):
    """Padding of each side in pixels."""

    top: Side = 0
    bottom: Side = 0
    left: Side = 0
    right: Side = 0


PaddingForm = Annotated[
    Annotated[Sides, Tag("sides")] | Annotated[Literal["same", "same_lower"], Tag("same")], Discriminator(_padding_form)
]


class LayerDescription(Description):
    """What every layer has."""

    name: Annotated[str, Field(min_length=1, max_length=limits.NAME_LENGTH)]
    muted: bool = False


class KernelLayerDescription(LayerDescription):
    """Kernels: a list per output channel, in it one per input channel, in it the rows from top to bottom."""

    kernels: Kernels
    bias: Bias = None
    stride: StridePair = [1, 1]
    padding: PaddingForm = Sides()
    dilation: DilationPair = [1, 1]
    groups: Annotated[int, Field(ge=1, le=limits.CHANNELS)] = 1


class ConvolutionDescription(KernelLayerDescription):
    kind: Literal["convolution"]
    flipped: bool = False


class TransposedConvolutionDescription(KernelLayerDescription):
    kind: Literal["transposed_convolution"]
    output_padding: OutputPaddingPair = [0, 0]


class ReLUDescription(LayerDescription):
    kind: Literal["relu"]


class LeakyReLUDescription(LayerDescription):
    kind: Literal["leaky_relu"]
    slope: Number = 0.01


class ParametricReLUDescription(LayerDescription):
    """A slope per channel."""

    kind: Literal["parametric_relu"]
    slopes: Numbers


class SigmoidDescription(LayerDescription):
    kind: Literal["sigmoid"]


class TanhDescription(LayerDescription):
    kind: Literal["tanh"]


class ELUDescription(LayerDescription):
    kind: Literal["elu"]
    alpha: Number = 1.0


class SELUDescription(LayerDescription):
    kind: Literal["selu"]
    alpha: Number = 1.6732632423543772
    gamma: Number = 1.0507009873554805


class GELUDescription(LayerDescription):
    kind: Literal["gelu"]
    form: Literal["exact", "tanh"] = "exact"


class SiLUDescription(LayerDescription):
    kind: Literal["silu"]


class SoftplusDescription(LayerDescription):
    kind: Literal["softplus"]


class HardSigmoidDescription(LayerDescription):
    kind: Literal["hard_sigmoid"]
    slope: Number = 0.2
    offset: Number = 0.5


class ClipDescription(LayerDescription):
    kind: Literal["clip"]
    low: Number = 0.0
    high: Number = 6.0


class PoolingDescription(LayerDescription):
    """What poolings by windows share."""

    size: WindowPair = [2, 2]
    stride: StridePair = [2, 2]
    padding: PaddingForm = Sides()
    dilation: DilationPair = [1, 1]
    ceil: bool = False


class MaxPoolingDescription(PoolingDescription):
    kind: Literal["max_pooling"]


class AveragePoolingDescription(PoolingDescription):
    kind: Literal["average_pooling"]
    count_padding: bool = False


class SumPoolingDescription(PoolingDescription):
    kind: Literal["sum_pooling"]


class LpPoolingDescription(PoolingDescription):
    kind: Literal["lp_pooling"]
    p: Power = 2.0


class AdaptivePoolingDescription(LayerDescription):
    kind: Literal["adaptive_pooling"]
    mode: Literal["max", "average"] = "average"
    size: SizePair = [1, 1]


class GlobalPoolingDescription(LayerDescription):
    kind: Literal["global_pooling"]
    mode: Literal["max", "average", "sum", "lp"] = "average"
    p: Power = 2.0


class MaxUnpoolingDescription(LayerDescription):
    """By the switches of the max pooling of that name, before it."""

    kind: Literal["max_unpooling"]
    pooling: Annotated[str, Field(max_length=limits.NAME_LENGTH)]


class FlattenDescription(LayerDescription):
    kind: Literal["flatten"]


class FullyConnectedDescription(LayerDescription):
    """Weights: a row per unit, in it a number per input."""

    kind: Literal["fully_connected"]
    weights: Weights
    bias: Bias = None


class SoftmaxDescription(LayerDescription):
    kind: Literal["softmax"]


class LogSoftmaxDescription(LayerDescription):
    kind: Literal["log_softmax"]


class DropoutDescription(LayerDescription):
    """The rate is for training: going through, nothing is dropped."""

    kind: Literal["dropout"]
    rate: Share = 0.5


class BatchNormalizationDescription(LayerDescription):
    """A number per channel in each list: scale * (x - mean) / sqrt(variance + epsilon) + shift."""

    kind: Literal["batch_normalization"]
    scale: Numbers
    shift: Numbers
    mean: Numbers
    variance: Numbers
    epsilon: NotNegative = 1e-5


class InstanceNormalizationDescription(LayerDescription):
    """The same by the mean and variance of the map that comes in."""

    kind: Literal["instance_normalization"]
    scale: Numbers
    shift: Numbers
    epsilon: NotNegative = 1e-5


class LocalResponseNormalizationDescription(LayerDescription):
    """x / (offset + alpha / size * sum of squares over `size` maps)^beta."""

    kind: Literal["local_response_normalization"]
    size: Annotated[int, Field(ge=1, le=limits.CHANNELS)] = 5
    alpha: NotNegative = 1e-4
    beta: Annotated[float, Field(ge=0.0, le=limits.POWER)] = 0.75
    offset: NotNegative = 1.0


AnyLayer = Annotated[
    ConvolutionDescription
    | TransposedConvolutionDescription
    | ReLUDescription
    | LeakyReLUDescription
    | ParametricReLUDescription
    | SigmoidDescription
    | TanhDescription
    | ELUDescription
    | SELUDescription
    | GELUDescription
    | SiLUDescription
    | SoftplusDescription
    | HardSigmoidDescription
    | ClipDescription
    | MaxPoolingDescription
    | AveragePoolingDescription
    | SumPoolingDescription
    | LpPoolingDescription
    | AdaptivePoolingDescription
    | GlobalPoolingDescription
    | MaxUnpoolingDescription
    | FlattenDescription
    | FullyConnectedDescription
    | SoftmaxDescription
    | LogSoftmaxDescription
    | DropoutDescription
    | BatchNormalizationDescription
    | InstanceNormalizationDescription
    | LocalResponseNormalizationDescription,
    Field(discriminator="kind"),
]
