"""What comes with the program to be opened: trained networks, and example set-ups each made to show one thing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playground.default_session import resolve_sample
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import SetUp
from playground.resources import resource
from playground.storage.setup_file import load_setup


@dataclass(frozen=True)
class Example:
    """An embedded set-up; `title` and `about`, one line, are marked for translation. The title is its file's too."""

    key: str
    title: str
    about: str
    is_network: bool = False

    @property
    def path(self) -> Path:
        """Its file, below `resources`."""
        if self.is_network:
            return resource("networks", f"{self.key}.cnnplay")
        return resource("setups", f"{self.key}.json")


NETWORKS: tuple[Example, ...] = (
    Example(
        "hands",
        QT_TRANSLATE_NOOP("SetUpTitle", "Hands"),
        QT_TRANSLATE_NOOP("Example", "Ten hand signs, from 0 to 9"),
        is_network=True,
    ),
    Example(
        "things",
        QT_TRANSLATE_NOOP("SetUpTitle", "Things"),
        QT_TRANSLATE_NOOP("Example", "Sixteen kinds, from airplane to watch"),
        is_network=True,
    ),
    Example(
        "digits",
        QT_TRANSLATE_NOOP("SetUpTitle", "Digits"),
        QT_TRANSLATE_NOOP("Example", "Written digits, after LeNet-5"),
        is_network=True,
    ),
    Example(
        "shapes",
        QT_TRANSLATE_NOOP("SetUpTitle", "Shapes"),
        QT_TRANSLATE_NOOP("Example", "Thirteen drawn shapes and patterns"),
        is_network=True,
    ),
)
"""The trained networks, each with the names of its classes; how they are made: `tests/training`."""

EXAMPLES: tuple[Example, ...] = (
    Example(
        "edges",
        QT_TRANSLATE_NOOP("SetUpTitle", "Edge detectors"),
        QT_TRANSLATE_NOOP("Example", "Sobel and Laplace, eight directions"),
    ),
    Example(
        "blur_sharpen",
        QT_TRANSLATE_NOOP("SetUpTitle", "Blur, then sharpen"),
        QT_TRANSLATE_NOOP("Example", "What a kernel can bring back"),
    ),
    Example(
        "points",
        QT_TRANSLATE_NOOP("SetUpTitle", "Points draw the kernel"),
        QT_TRANSLATE_NOOP("Example", "Correlation against convolution"),
    ),
    Example(
        "stripes",
        QT_TRANSLATE_NOOP("SetUpTitle", "Which way do the stripes run?"),
        QT_TRANSLATE_NOOP("Example", "A classifier made by hand"),
    ),
    Example(
        "sentence",
        QT_TRANSLATE_NOOP("SetUpTitle", "Good or bad?"),
        QT_TRANSLATE_NOOP("Example", "Kernels made for words, nothing trained"),
    ),
    Example(
        "sound",
        QT_TRANSLATE_NOOP("SetUpTitle", "Tone, stroke or glide?"),
        QT_TRANSLATE_NOOP("Example", "Four kernels over a spectrogram"),
    ),
)
"""In the order a menu lists them, from simple to deep."""


def named_example(path: Path) -> Example | None:
    """The network or example whose key stands where a file's path could; a file of that name comes first."""
    keys = {example.key: example for example in (*NETWORKS, *EXAMPLES)}
    return None if path.exists() else keys.get(str(path))


def example_setup(key: str) -> SetUp:
    """The network or example of that key, a fresh value; raises SetUpError when its file is missing or damaged."""
    (example,) = (example for example in (*NETWORKS, *EXAMPLES) if example.key == key)
    return resolve_sample(load_setup(example.path))
