"""The usual ways to bring pixels into a trained network, by name: what its training did has to be done again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Channels, PerChannel, PictureInput, ValueRange


@dataclass(frozen=True)
class Preprocessing:
    """Channels, range, mean and deviation under one name; `title` is marked for translation."""

    key: str
    title: str
    channels: Channels = Channels.RGB
    values: ValueRange = ValueRange.UNIT
    mean: PerChannel = 0.0
    deviation: PerChannel = 1.0
    side: int | None = None
    """Width and height that go with it, where it is for one size alone."""

    def applied(self, source: PictureInput) -> PictureInput:
        """`source` with its pixels brought in like this; its size stays."""
        return replace(source, channels=self.channels, values=self.values, mean=self.mean, deviation=self.deviation)

    def is_in(self, source: PictureInput) -> bool:
        """Whether `source` brings its pixels in like this."""
        mine = (self.channels, self.values, self.mean, self.deviation)
        return mine == (source.channels, source.values, source.mean, source.deviation)


PLAIN = Preprocessing("plain", QT_TRANSLATE_NOOP("Preprocessing", "Plain 0–1"))
GREY = Preprocessing("grey", QT_TRANSLATE_NOOP("Preprocessing", "Grey 0–1"), channels=Channels.GREY)
CENTRED = Preprocessing("centred", QT_TRANSLATE_NOOP("Preprocessing", "0–1, less 0.45"), mean=0.45)
BYTES = Preprocessing("bytes", QT_TRANSLATE_NOOP("Preprocessing", "Plain 0–255"), values=ValueRange.BYTE)
GREY_BYTES = Preprocessing(
    "grey_bytes",
    QT_TRANSLATE_NOOP("Preprocessing", "Grey 0–255"),
    channels=Channels.GREY,
    values=ValueRange.BYTE,
)
PREPROCESSINGS: tuple[Preprocessing, ...] = (
    PLAIN,
    BYTES,
    CENTRED,
    Preprocessing(
        "torchvision",
        QT_TRANSLATE_NOOP("Preprocessing", "torchvision mean and deviation"),
        mean=(0.485, 0.456, 0.406),
        deviation=(0.229, 0.224, 0.225),
    ),
    Preprocessing(
        "caffe",
        QT_TRANSLATE_NOOP("Preprocessing", "Caffe: 0–255, BGR less its mean"),
        channels=Channels.BGR,
        values=ValueRange.BYTE,
        mean=(103.939, 116.779, 123.68),
    ),
    Preprocessing("signed", QT_TRANSLATE_NOOP("Preprocessing", "TensorFlow: −1 to 1"), values=ValueRange.SIGNED),
    GREY,
    GREY_BYTES,
    Preprocessing(
        "mnist",
        QT_TRANSLATE_NOOP("Preprocessing", "Grey 28 × 28, MNIST mean and deviation"),
        channels=Channels.GREY,
        mean=0.1307,
        deviation=0.3081,
        side=28,
    ),
)
"""In the order a list shows them. The mean and deviation of torchvision are ImageNet's; of Caffe, the VGG networks'."""


def fitting(channels: int) -> tuple[Preprocessing, ...]:
    """Those that make an array of so many channels."""
    return tuple(one for one in PREPROCESSINGS if one.channels.number == channels)


def preprocessing(key: str) -> Preprocessing:
    """The one of that key; KeyError when there is none."""
    return {one.key: one for one in PREPROCESSINGS}[key]
