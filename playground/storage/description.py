"""What a set-up file may hold: one closed description per layer kind, each number with its limit.

Imported only while a set-up is opened or saved: pydantic alone takes longer to import than the rest of storage.
The committed JSON Schema is generated from here. Arrays are rows of numbers in plain JSON, and only a shape in a
bundle, whose numbers are in its weights member.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from playground import limits
from playground.network.setup import Channels, Framing, Rule, Scale, SeedKind, Unpooling, ValueRange
from playground.network.source.pattern import ENDS, PatternKind
from playground.network.source.sound_input import FrequencyScale
from playground.network.source.transform import Border

FLOAT32_MAX = 3.4028235e38
"""The largest float32, in the decimal it is written as."""
_WHOLE_MAX = 2**31 - 1


_TWO = Field(min_length=2, max_length=2)


def _filled(longest: int | None = None) -> Any:
    """For a list that is not empty and stops at its first fault: a million wrong cells are not a million faults."""
    return Field(min_length=1, max_length=longest, fail_fast=True)


class Description(BaseModel):
    """Takes exactly the entries it names, each of exactly its type."""

    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class StoredArray(Description):
    """An array whose numbers are in the weights of the bundle."""

    shape: Annotated[list[Annotated[int, Field(ge=1, le=_WHOLE_MAX)]], Field(min_length=1, max_length=4)]


def _array_form(value: Any) -> str:
    return "stored" if isinstance(value, dict) else "rows"


def _bias_form(value: Any) -> str:
    return "none" if value is None else _array_form(value)


def _padding_form(value: Any) -> str:
    return "sides" if isinstance(value, dict) else "same"


Number = Annotated[float, Field(ge=-FLOAT32_MAX, le=FLOAT32_MAX)]
NotNegative = Annotated[float, Field(ge=0.0, le=FLOAT32_MAX)]
Row = Annotated[list[Number], _filled()]
KernelRow = Annotated[list[Number], _filled(limits.KERNEL_SIDE)]
Kernel = Annotated[list[KernelRow], _filled(limits.KERNEL_SIDE)]
KernelRows = Annotated[list[Annotated[list[Kernel], _filled(limits.CHANNELS)]], _filled(limits.CHANNELS)]
WeightRows = Annotated[list[Row], _filled(limits.UNITS)]
Stored = Annotated[StoredArray, Tag("stored")]
Kernels = Annotated[Annotated[KernelRows, Tag("rows")] | Stored, Discriminator(_array_form)]
Weights = Annotated[Annotated[WeightRows, Tag("rows")] | Stored, Discriminator(_array_form)]
Numbers = Annotated[Annotated[Row, Tag("rows")] | Stored, Discriminator(_array_form)]
Bias = Annotated[Annotated[Row, Tag("rows")] | Stored | Annotated[None, Tag("none")], Discriminator(_bias_form)]

WindowPair = Annotated[list[Annotated[int, Field(ge=1, le=limits.KERNEL_SIDE)]], _TWO]
StridePair = Annotated[list[Annotated[int, Field(ge=1, le=limits.STRIDE)]], _TWO]
DilationPair = Annotated[list[Annotated[int, Field(ge=1, le=limits.DILATION)]], _TWO]
OutputPaddingPair = Annotated[list[Annotated[int, Field(ge=0, le=limits.STRIDE - 1)]], _TWO]
SizePair = Annotated[list[Annotated[int, Field(ge=1, le=limits.WORKING_SIDE)]], _TWO]
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

WorkingSide = Annotated[int, Field(ge=1, le=limits.WORKING_SIDE)]
Fraction = Annotated[float, Field(ge=0.0, le=1.0)]
Whole = Annotated[int, Field(ge=0, le=_WHOLE_MAX)]
Label = Annotated[str, Field(max_length=limits.TITLE_LENGTH)]
Mean = Annotated[float, Field(ge=-limits.PIXEL_VALUE, le=limits.PIXEL_VALUE)]
Deviation = Annotated[float, Field(ge=1 / limits.PIXEL_VALUE, le=limits.PIXEL_VALUE)]
_THREE = Field(min_length=3, max_length=3)


def _channel_form(value: Any) -> str:
    return "each" if isinstance(value, list) else "all"


MeanForm = Annotated[
    Annotated[Mean, Tag("all")] | Annotated[Annotated[list[Mean], _THREE], Tag("each")], Discriminator(_channel_form)
]
DeviationForm = Annotated[
    Annotated[Deviation, Tag("all")] | Annotated[Annotated[list[Deviation], _THREE], Tag("each")],
    Discriminator(_channel_form),
]
Shift = Annotated[float, Field(ge=-limits.WORKING_SIDE, le=limits.WORKING_SIDE)]
Threshold = Annotated[float, Field(ge=0, le=limits.EDGE_THRESHOLD)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class TransformDescription(Description):
    """What is done to the framed picture; without any entry nothing."""

    shift: Annotated[list[Shift], _TWO] = [0.0, 0.0]
    angle: Annotated[float, Field(ge=-180, le=180)] = 0.0
    scale: Annotated[float, Field(ge=1 / limits.TRANSFORM_SCALE, le=limits.TRANSFORM_SCALE)] = 1.0
    flip_horizontal: bool = False
    flip_vertical: bool = False
    border: Annotated[Border, Field(strict=False)] = Border.EDGE
    blur: Annotated[float, Field(ge=0, le=limits.TRANSFORM_BLUR)] = 0.0
    contrast: Annotated[float, Field(ge=0, le=limits.TRANSFORM_CONTRAST)] = 1.0
    brightness: Annotated[float, Field(ge=-1, le=1)] = 0.0
    noise: Fraction = 0.0
    noise_seed: Annotated[int, Field(ge=0, le=limits.NOISE_SEED)] = 0
    patch: Fraction = 0.0
    patch_center: Annotated[list[Fraction], _TWO] = [0.5, 0.5]
    patch_grey: Fraction = 0.5


def _within(name: str) -> Any:
    low, high = ENDS[name]
    return Field(ge=low, le=high)


class PatternDescription(Description):
    """A test pattern that is drawn instead of a picture; each kind has those of the numbers that it is made of."""

    kind: Annotated[PatternKind, Field(strict=False)]
    angle: Annotated[float, _within("angle")] = 0.0
    wavelength: Annotated[float, _within("wavelength")] = 16.0
    phase: Annotated[float, _within("phase")] = 0.0
    position: Annotated[float, _within("position")] = 0.5
    x: Annotated[float, _within("x")] = 0.5
    y: Annotated[float, _within("y")] = 0.5
    size: Annotated[float, _within("size")] = 16.0
    opening: Annotated[float, _within("opening")] = 90.0
    sigma: Annotated[float, _within("sigma")] = 8.0
    deviation: Annotated[float, _within("deviation")] = 0.2
    seed: Annotated[int, _within("seed")] = 0
    contrast: Annotated[float, _within("contrast")] = 1.0
    grey: Annotated[float, _within("grey")] = 0.5


Level = Annotated[int, Field(ge=0, le=255)]
Coordinate = Annotated[float, Field(ge=-1, le=2)]


class StrokeDescription(Description):
    """Points in fractions of the picture's width and height, a width in those of its shorter side; no colour erases."""

    width: Annotated[float, Field(ge=limits.STROKE_WIDTH, le=1)]
    colour: Annotated[list[Level], _THREE] | None = None
    points: Annotated[list[Annotated[list[Coordinate], _TWO]], _filled(limits.DRAWN_POINTS)]


class InputDescription(Description):
    """How the picture becomes the network's input."""

    kind: Literal["picture"] = "picture"
    pattern: PatternDescription | None = None
    strokes: Annotated[list[StrokeDescription], Field(max_length=limits.STROKES, fail_fast=True)] = []
    width: WorkingSide = 224
    height: WorkingSide = 224
    framing: Annotated[Framing, Field(strict=False)] = Framing.CROP
    center: Annotated[list[Fraction], _TWO] = [0.5, 0.5]
    zoom: Annotated[float, Field(ge=1.0, le=limits.ZOOM)] = 1.0
    channels: Annotated[Channels, Field(strict=False)] = Channels.RGB
    mean: MeanForm = 0.45
    values: Annotated[ValueRange, Field(strict=False)] = ValueRange.UNIT
    deviation: DeviationForm = 1.0
    transform: TransformDescription = TransformDescription()
    equalised: bool = False
    edges: Annotated[list[Threshold], _TWO] | None = None


class ArrayInputDescription(Description):
    """An array that goes in as it is; it stands where the picture would."""

    kind: Literal["array"]


class SentenceInputDescription(Description):
    """Tokens of a text, each a vector; the vectors stand where the picture would, unless they are drawn."""

    kind: Literal["sentence"]
    text: Annotated[str, Field(max_length=limits.SENTENCE_LENGTH)] = ""
    dimensions: Annotated[int, Field(ge=1, le=limits.WORD_DIMENSIONS)] = 64
    seed: Whole = 0


Milliseconds = Annotated[int, Field(ge=1, le=limits.PART_MILLISECONDS)]


class SoundInputDescription(Description):
    """A part of a sound as a spectrogram, in ms, Hz and decibels; the sound stands where the picture would."""

    kind: Literal["sound"]
    start: Annotated[int, Field(ge=0, le=limits.SOUND_MILLISECONDS)] = 0
    length: Milliseconds = 1500
    scale: Annotated[FrequencyScale, Field(strict=False)] = FrequencyScale.MEL
    bands: WorkingSide = 64
    window: Milliseconds = 32
    hop: Milliseconds = 15
    top: Annotated[int, Field(ge=1, le=limits.FREQUENCY)] = 8000
    floor: Annotated[int, Field(ge=1, le=limits.LOUDNESS_RANGE)] = 80


def _input_kind(value: Any) -> str:
    kind = value.get("kind", "picture") if isinstance(value, dict) else getattr(value, "kind", "picture")
    return kind if kind in ("array", "sentence", "sound") else "picture"


AnyInput = Annotated[
    Annotated[InputDescription, Tag("picture")]
    | Annotated[ArrayInputDescription, Tag("array")]
    | Annotated[SentenceInputDescription, Tag("sentence")]
    | Annotated[SoundInputDescription, Tag("sound")],
    Discriminator(_input_kind),
]


class SeedDescription(Description):
    """What is put at the selected layer; the unit is row, column."""

    kind: Annotated[SeedKind, Field(strict=False)] = SeedKind.MAP
    unit: Annotated[list[Whole], _TWO] = [0, 0]
    own_value: bool = True


class ViewDescription(Description):
    """What is looked at; layers by name."""

    layer: str | None = None
    map: Whole = 0
    inspected: str | None = None
    kernel: Whole = 0
    seed: SeedDescription = SeedDescription()
    rule: Annotated[Rule, Field(strict=False)] = Rule.DECONVNET
    unpooling: Annotated[Unpooling, Field(strict=False)] = Unpooling.SWITCHES
    scale: Annotated[Scale, Field(strict=False)] = Scale.MAP


class ClassDescription(Description):
    """What a unit of the last layer stands for: an id, and a name in each language."""

    id: Annotated[str, Field(min_length=1, max_length=limits.NAME_LENGTH)]
    en: Annotated[str, Field(min_length=1, max_length=limits.TITLE_LENGTH)]
    zh_CN: Label = ""  # noqa: N815 (the name of the language)


class PictureDescription(Description):
    """In plain JSON a sample by its key, or the bytes of the picture's file in base64; a bundle has them outside."""

    name: Label
    sample: Annotated[str, Field(pattern="^[a-z0-9_-]{1,60}$")] | None = None
    data: str | None = None


class Checksums(Description):
    """SHA-256 of the other members of a bundle."""

    weights: Digest
    picture: Digest


class SetUpDescription(Description):
    """A set-up of CNN Playground: input, network and view."""

    format: Literal["cnn-playground-setup"]
    version: Literal[1]
    title: Label = ""
    input: AnyInput = InputDescription()
    layers: Annotated[list[AnyLayer], Field(max_length=limits.LAYERS)] = []
    view: ViewDescription = ViewDescription()
    classes: Annotated[list[ClassDescription], Field(max_length=limits.CLASSES, fail_fast=True)] = []
    checksums: Checksums | None = None
    picture: PictureDescription
