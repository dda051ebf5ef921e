"""The set-up: picture, network and view together; the unit that is saved, opened and undone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import ClassVar

from playground.network.layers import Array, Shape
from playground.network.network import Network
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import Pattern
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput
from playground.network.source.stroke import Stroke
from playground.network.source.transform import IDENTITY, Transform


class Framing(str, Enum):
    """How a picture is brought to the working size."""

    CROP = "crop"  # cut out a part with the working size's proportions
    FIT = "fit"  # show all of it, with neutral bars
    STRETCH = "stretch"  # show all of it, proportions changed


class Channels(str, Enum):
    """What of a picture's colours goes in."""

    RGB = "rgb"
    BGR = "bgr"
    GREY = "grey"

    @property
    def number(self) -> int:
        """How many channels that makes."""
        return 1 if self is Channels.GREY else 3


class ValueRange(str, Enum):
    """What black and white become before the mean goes off."""

    UNIT = "0-1"
    BYTE = "0-255"
    SIGNED = "-1-1"

    @property
    def ends(self) -> tuple[float, float]:
        """The values of black and of white."""
        return {"0-1": (0.0, 1.0), "0-255": (0.0, 255.0), "-1-1": (-1.0, 1.0)}[self.value]


PerChannel = float | tuple[float, float, float]
"""One number for all channels, or one for each in the order in which they go in."""


class Rule(str, Enum):
    """How ReLU is passed on the way back (Zeiler & Fergus 2013; Simonyan 2013; Springenberg 2014)."""

    DECONVNET = "deconvnet"
    GRADIENT = "gradient"
    GUIDED = "guided"
    LINEAR = "linear"


class Unpooling(str, Enum):
    """Where an un-pooled value goes in its window: where the maximum came from, or, switches forgotten, elsewhere."""

    SWITCHES = "switches"
    CORNER = "corner"
    CENTRE = "centre"
    SPREAD = "spread"


class SeedKind(str, Enum):
    """What is kept of the selected map before going back."""

    MAP = "map"
    STRONGEST = "strongest"
    UNIT = "unit"


@dataclass(frozen=True)
class Seed:
    """What is put at the selected layer; `unit` is (row, column) and counts only for SeedKind.UNIT."""

    kind: SeedKind = SeedKind.MAP
    unit: tuple[int, int] = (0, 0)
    own_value: bool = True  # False: 1 instead of the units' own values


class Scale(str, Enum):
    """Over what the colour range of a map is taken."""

    MAP = "map"
    CLIPPED = "clipped"  # the map's own, without the strongest of its thumbnail
    LAYER = "layer"
    NETWORK = "network"


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture as it came: the bytes of its file. Decoded by `inputs`, never here.

    `sample` names the embedded sample it is, if it is one.
    """

    name: str
    data: bytes = field(repr=False)
    sample: str | None = None

    @property
    def content(self) -> object:
        """What makes it another picture altogether."""
        return self


@dataclass(frozen=True, eq=False)
class Drawing:
    """What a hand has drawn over a picture. It goes when another picture takes the place of this one."""

    under: Picture | Pattern
    strokes: tuple[Stroke, ...]

    @property
    def name(self) -> str:
        return self.under.name

    @property
    def sample(self) -> str | None:
        return self.under.sample

    @property
    def data(self) -> bytes:
        return self.under.data

    @property
    def content(self) -> object:
        """What makes it another picture altogether: no stroke does."""
        return self.under.content


AnyPicture = Picture | Pattern | Drawing


@dataclass(frozen=True, eq=False)
class PictureInput:
    """A picture, from a file, made by a pattern or drawn on, and how it becomes the network's input array.

    `center` is the middle of the crop in fractions of the picture (x, y); `zoom` >= 1 makes the crop smaller.
    `transform` is done to what is framed; then brightness may be `equalised`, and only the `edges` be left, by Canny's
    two thresholds. `mean` is subtracted after the pixels were brought to the range `values`; then it is divided by
    `deviation`.
    """

    kind: ClassVar[str] = "picture"
    picture: AnyPicture
    width: int = 224
    height: int = 224
    framing: Framing = Framing.CROP
    center: tuple[float, float] = (0.5, 0.5)
    zoom: float = 1.0
    channels: Channels = Channels.RGB
    mean: PerChannel = 0.45
    values: ValueRange = ValueRange.UNIT
    deviation: PerChannel = 1.0
    transform: Transform = IDENTITY
    equalised: bool = False
    edges: tuple[float, float] | None = None

    @property
    def shape(self) -> Shape:
        """(C, H, W) of the array made of it."""
        return self.channels.number, self.height, self.width

    @property
    def content(self) -> object:
        """What the numbers come from: another one is another input altogether."""
        return self.picture.content

    @property
    def means(self) -> tuple[float, ...]:
        """One mean for each channel."""
        return per_channel(self.mean, self.channels.number)

    @property
    def deviations(self) -> tuple[float, ...]:
        """One deviation for each channel."""
        return per_channel(self.deviation, self.channels.number)

    def as_colours(self, array: Array) -> Array:
        """An array (C, H, W) in the order of the channels, in that of colours: red first."""
        return array[::-1] if self.channels is Channels.BGR and len(array) == 3 else array


Input = PictureInput | ArrayInput | SentenceInput | SoundInput
"""What goes into a network; every kind has a `shape` (C, H, W), a `content` and colours of its own."""


def per_channel(value: PerChannel, count: int) -> tuple[float, ...]:
    """`value` once for each of `count` channels."""
    return tuple(value[:count]) if isinstance(value, tuple) else (value,) * count


@dataclass(frozen=True)
class View:
    """What is looked at: the pinned map that is back-projected (layer None: nothing), how, and what is inspected.

    `inspected` names the layer in the inspector (None: the input), `kernel` the output channel edited there.
    """

    layer: str | None = None
    map: int = 0
    inspected: str | None = None
    kernel: int = 0
    seed: Seed = Seed()
    rule: Rule = Rule.DECONVNET
    unpooling: Unpooling = Unpooling.SWITCHES
    scale: Scale = Scale.MAP


@dataclass(frozen=True)
class ClassName:
    """What one unit of the last layer stands for: an `id` that stays, and its name in the languages of the window."""

    id: str
    en: str
    zh_cn: str = ""

    def name_in(self, language: str) -> str:
        """The name in `language`, as "zh_CN"; in English where there is none."""
        return self.zh_cn if language == "zh_CN" and self.zh_cn else self.en


@dataclass(frozen=True, eq=False)
class SetUp:
    """Input, network and view. The network's input shape is always the input's.

    `classes` name the units of the network's last vector, in their order; () when it tells no classes apart.
    """

    title: str
    input: Input
    network: Network
    view: View = View()
    classes: tuple[ClassName, ...] = ()

    def __post_init__(self) -> None:
        if self.network.input_shape != self.input.shape:
            raise ValueError(f"the input makes {self.input.shape}, the network takes {self.network.input_shape}")

    def with_network(self, network: Network) -> SetUp:
        """The same input and view over another network."""
        return replace(self, network=network)
