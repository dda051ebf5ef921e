"""What a set-up file may say of the input: a picture with its framing, an array, a sentence, a sound."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from playground import limits
from playground.network.setup import Channels, Framing, ValueRange
from playground.network.source.pattern import ENDS, PatternKind
from playground.network.source.sound_input import FrequencyScale
from playground.network.source.transform import Border
from playground.storage.closed_description import THREE, TWO, Description, Whole, filled

WorkingSide = Annotated[int, Field(ge=1, le=limits.WORKING_SIDE)]
Fraction = Annotated[float, Field(ge=0.0, le=1.0)]
Mean = Annotated[float, Field(ge=-limits.PIXEL_VALUE, le=limits.PIXEL_VALUE)]
Deviation = Annotated[float, Field(ge=1 / limits.PIXEL_VALUE, le=limits.PIXEL_VALUE)]


def _channel_form(value: Any) -> str:
    return "each" if isinstance(value, list) else "all"


MeanForm = Annotated[
    Annotated[Mean, Tag("all")] | Annotated[Annotated[list[Mean], THREE], Tag("each")], Discriminator(_channel_form)
]
DeviationForm = Annotated[
    Annotated[Deviation, Tag("all")] | Annotated[Annotated[list[Deviation], THREE], Tag("each")],
    Discriminator(_channel_form),
]
Shift = Annotated[float, Field(ge=-limits.WORKING_SIDE, le=limits.WORKING_SIDE)]
Threshold = Annotated[float, Field(ge=0, le=limits.EDGE_THRESHOLD)]


class TransformDescription(Description):
    """What is done to the framed picture; without any entry nothing."""

    shift: Annotated[list[Shift], TWO] = [0.0, 0.0]
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
    patch_center: Annotated[list[Fraction], TWO] = [0.5, 0.5]
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
    colour: Annotated[list[Level], THREE] | None = None
    points: Annotated[list[Annotated[list[Coordinate], TWO]], filled(limits.DRAWN_POINTS)]


class InputDescription(Description):
    """How the picture becomes the network's input."""

    kind: Literal["picture"] = "picture"
    pattern: PatternDescription | None = None
    strokes: Annotated[list[StrokeDescription], Field(max_length=limits.STROKES, fail_fast=True)] = []
    width: WorkingSide = 224
    height: WorkingSide = 224
    framing: Annotated[Framing, Field(strict=False)] = Framing.CROP
    center: Annotated[list[Fraction], TWO] = [0.5, 0.5]
    zoom: Annotated[float, Field(ge=1.0, le=limits.ZOOM)] = 1.0
    channels: Annotated[Channels, Field(strict=False)] = Channels.RGB
    mean: MeanForm = 0.45
    values: Annotated[ValueRange, Field(strict=False)] = ValueRange.UNIT
    deviation: DeviationForm = 1.0
    transform: TransformDescription = TransformDescription()
    equalised: bool = False
    edges: Annotated[list[Threshold], TWO] | None = None


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
