"""Makes the example set-ups: `python -m tests.example_setups` writes them; a test fails when a file is out of date."""

from __future__ import annotations

import numpy as np

from playground.examples import EXAMPLES
from playground.inputs.pictures.samples import sample_picture
from playground.inputs.sound.sounds import sample_sound
from playground.inputs.text.token_vectors import drawn_vector
from playground.network.kernel.kernels import named_kernel
from playground.network.kernel.waves import gabor
from playground.network.layers import (
    SAME,
    Array,
    AveragePooling,
    Convolution,
    FullyConnected,
    GlobalPooling,
    Layer,
    MaxPooling,
    Padding,
    ReLU,
    Softmax,
)
from playground.network.network import Network
from playground.network.setup import Channels, ClassName, PictureInput, Rule, Scale, Seed, SeedKind, SetUp, View
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput
from playground.resources import resource
from playground.storage.atomic import write_atomically
from playground.storage.setup_file import Form, setup_to_bytes

DIRECTIONS = tuple(range(0, 180, 30))
"""Degrees, clockwise from the right, along which the stripes of each class change."""


def made(key: str) -> SetUp:
    """The example called `key`."""
    source, layers, view = _MAKERS[key]()
    (title,) = (example.title for example in EXAMPLES if example.key == key)
    return SetUp(title, source, Network(source.shape, tuple(layers)), view, CLASSES.get(key, ()))


def _rounded(kernels: object) -> Array:
    """To three decimals, so that a reader of the file sees numbers and not digits."""
    return np.round(np.asarray(kernels, np.float64), 3).astype(np.float32) + np.float32(0)


def _edges() -> tuple[PictureInput, list[Layer], View]:
    right, down = named_kernel("sobel_x", (3, 3)), named_kernel("sobel_y", (3, 3))
    falling = np.array([[-2, -1, 0], [-1, 0, 1], [0, 1, 2]])
    rising = falling[:, ::-1]
    slopes = [right, -right, down, -down, falling, -falling, rising, -rising]
    kernels = [*(slope / 4 for slope in slopes), named_kernel("laplacian", (3, 3)), -named_kernel("laplacian", (3, 3))]
    source = PictureInput(sample_picture("coffee"), channels=Channels.GREY)
    layers: list[Layer] = [
        Convolution(name="edges", kernels=_rounded(kernels)[:, None], padding=SAME),
        ReLU(name="one side"),
        MaxPooling(name="strongest"),
    ]
    return source, layers, View("strongest", 0, "edges", 0, scale=Scale.LAYER)


def _blur_sharpen() -> tuple[PictureInput, list[Layer], View]:
    def each_colour(name: str, kernel: Array) -> Convolution:
        return Convolution(name=name, kernels=_rounded([[kernel]] * 3), padding=SAME, groups=3)

    layers: list[Layer] = [
        each_colour("blur", named_kernel("gaussian", (7, 7))),
        each_colour("sharpen", named_kernel("sharpen", (3, 3))),
    ]
    view = View("sharpen", 1, "blur", 1, rule=Rule.LINEAR, scale=Scale.NETWORK)
    return PictureInput(sample_picture("astronaut"), mean=0.0), layers, view


_LETTER = """
.........
..#####..
..#......
..#......
..####...
..#......
..#......
..#......
.........
"""


def _points() -> tuple[PictureInput, list[Layer], View]:
    letter = np.array([[cell == "#" for cell in row] for row in _LETTER.split()])
    kernels = [letter, *(named_kernel(key, (9, 9)) for key in ("gaussian", "gabor_rising", "emboss"))]
    four = (4 / 7, 4 / 7)  # a middle between four of the points
    source = PictureInput(
        sample_picture("impulses"), width=64, height=64, center=four, zoom=3.5, channels=Channels.GREY
    )
    layers: list[Layer] = [Convolution(name="letter", kernels=_rounded(kernels)[:, None], padding=SAME)]
    return source, layers, View("letter", 0, "letter", 0, Seed(SeedKind.STRONGEST), Rule.LINEAR)


def _stripes() -> tuple[PictureInput, list[Layer], View]:
    """Six directions: edges and lines of each, pooled, held against those of the others, counted over the picture."""
    waves = [
        gabor((7, 7), np.radians(degrees), 7.0, phase, 2.2) for degrees in DIRECTIONS for phase in (0.0, -np.pi / 2)
    ]
    waves = [wave - wave.mean() for wave in waves]
    first = [wave / np.abs(wave).sum() for wave in waves]
    blur = named_kernel("gaussian", (3, 3))
    own = np.kron(np.eye(len(DIRECTIONS)), np.ones((1, 2)))
    second = (own - 0.2 * (1 - own))[:, :, None, None] * blur
    source = PictureInput(sample_picture("grating"), width=112, height=112, channels=Channels.GREY)
    layers: list[Layer] = [
        Convolution(name="waves", kernels=_rounded(first)[:, None], padding=SAME),
        ReLU(name="relu1"),
        AveragePooling(name="pool1"),
        Convolution(name="directions", kernels=_rounded(second), bias=np.zeros(len(DIRECTIONS)), padding=SAME),
        ReLU(name="relu2"),
        MaxPooling(name="pool2"),
        GlobalPooling(name="how much"),
        FullyConnected(name="votes", weights=_rounded(20 * np.eye(len(DIRECTIONS)))),
        Softmax(name="answer"),
    ]
    return source, layers, View("pool2", 1, "waves", 2)


PHRASES: tuple[tuple[str, int], ...] = (
    ("· good ·", 1),
    ("· great ·", 1),
    ("· love ·", 1),
    ("· 好 ·", 1),
    ("喜 欢 ·", 1),
    ("not bad ·", 2),
    ("不 错 ·", 1),
    ("· bad ·", -1),
    ("· boring ·", -1),
    ("· 差 ·", -1),
    ("无 聊 ·", -1),
    ("not good ·", -2),
    ("not · good", -2),
    ("不 好 ·", -2),
    ("不 · 好", -2),
    ("不 喜 欢", -2),
)
"""What each kernel looks for, three tokens of which a dot may be any, and how much it speaks for (or against) good."""


def _sentence() -> tuple[SentenceInput, list[Layer], View]:
    """After Kim 2014: kernels over three tokens, the maximum of each over the text, votes. A kernel is made of the very
    vectors of its words: it answers 1 where all of them stand and nothing where one is missing.
    """
    source = SentenceInput("This film is not very good.")
    kernels, biases = np.zeros((len(PHRASES), source.dimensions, 1, 3)), np.zeros(len(PHRASES))
    for number, (phrase, _) in enumerate(PHRASES):
        words = phrase.split()
        for place, word in enumerate(words):
            if word != "·":
                kernels[number, :, 0, place] = 2 * drawn_vector(word, source.dimensions, source.seed)
        biases[number] = 1 - 2 * sum(word != "·" for word in words)
    votes = np.array([vote for _, vote in PHRASES])
    layers: list[Layer] = [
        Convolution(name="phrases", kernels=_rounded(kernels), bias=biases, padding=Padding(left=1, right=1)),
        ReLU(name="found"),
        GlobalPooling(name="anywhere", mode="max"),
        FullyConnected(name="votes", weights=_rounded(2 * np.stack([votes, -votes])), bias=np.zeros(2)),
        Softmax(name="answer"),
    ]
    return source, layers, View("found", 12, "phrases", 12, rule=Rule.LINEAR, scale=Scale.LAYER)


LINES = {"tone": 90, "stroke": 0, "rising": 45, "falling": 135}
"""The direction across each line of a spectrogram, in degrees clockwise from the right: what a kernel changes along."""


def _sound() -> tuple[SoundInput, list[Layer], View]:
    """A tone is a level line of a spectrogram, a stroke an upright one, a glide a slanting one: how much of each?"""
    waves = [gabor((9, 9), np.radians(degrees), 7.2, 0.0, 2.2) for degrees in LINES.values()]
    waves = [wave - wave.mean() for wave in waves]
    kernels = np.array([wave / np.abs(wave).sum() for wave in waves])
    source = SoundInput(sample_sound("chirp"))
    layers: list[Layer] = [
        Convolution(name="lines", kernels=_rounded(kernels)[:, None], padding=SAME),
        ReLU(name="found"),
        GlobalPooling(name="how much", mode="lp"),
        FullyConnected(name="votes", weights=_rounded(2 * np.eye(len(LINES)))),
        Softmax(name="answer"),
    ]
    return source, layers, View("found", 2, "lines", 2)


CLASSES = {
    "sentence": (ClassName("good", "good", "好"), ClassName("bad", "bad", "不好")),
    "sound": (
        ClassName("tone", "tone", "长音"),
        ClassName("stroke", "stroke", "敲击"),
        ClassName("rising", "rising", "上滑"),
        ClassName("falling", "falling", "下滑"),
    ),
}
_MAKERS = {
    "edges": _edges,
    "blur_sharpen": _blur_sharpen,
    "points": _points,
    "stripes": _stripes,
    "sentence": _sentence,
    "sound": _sound,
}


if __name__ == "__main__":
    for example in EXAMPLES:
        write_atomically(resource("setups", f"{example.key}.json"), setup_to_bytes(made(example.key), Form.JSON))
