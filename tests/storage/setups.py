"""Set-ups for the storage tests: hypothesis makes every layer kind with every parameter, and sameness is by bits."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground import limits
from playground.network.editing.drawing_edits import with_strokes
from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
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
    LeakyReLU,
    LocalResponseNormalization,
    LpPooling,
    MaxUnpooling,
    Padding,
    PerChannelLayer,
    Pooling,
    TransposedConvolution,
)
from playground.network.names import FORBIDDEN
from playground.network.network import Network
from playground.network.setup import (
    Channels,
    ClassName,
    Framing,
    Input,
    Picture,
    PictureInput,
    Rule,
    Scale,
    Seed,
    SeedKind,
    SetUp,
    View,
)
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import ENDS, Pattern, PatternKind
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import FrequencyScale, Sound, SoundInput
from playground.network.source.stroke import Stroke
from playground.network.source.transform import IDENTITY, Border, Transform
from playground.network.source.word_vectors import WordVectors

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=limits.TITLE_LENGTH)
names = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters=FORBIDDEN),
    min_size=1,
    max_size=limits.NAME_LENGTH,
).filter(str.strip)
sides = st.integers(0, limits.PADDING)
paddings = st.sampled_from(["same", "same_lower"]) | st.builds(Padding, sides, sides, sides, sides)
doubles = st.floats(allow_nan=False, allow_infinity=False, width=32)


def pairs(largest: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(1, largest), st.integers(1, largest))


def arrays(*largest: int) -> st.SearchStrategy[np.ndarray]:
    shapes = st.tuples(*(st.integers(1, side) for side in largest))
    return hnp.arrays(np.float32, shapes, elements=st.floats(width=32, allow_nan=False, allow_infinity=False))


def one_per_row(weights: np.ndarray) -> st.SearchStrategy[np.ndarray | None]:
    return st.none() | hnp.arrays(np.float32, len(weights), elements=doubles)


REALS: dict[type, tuple[str, ...]] = {
    LeakyReLU: ("slope",),
    ELU: ("alpha",),
    SELU: ("alpha", "gamma"),
    HardSigmoid: ("slope", "offset"),
    Clip: ("low", "high"),
}


@st.composite
def parameters(draw: Any, kind: type) -> dict[str, Any]:
    values: dict[str, Any] = {"muted": draw(st.booleans())}
    if issubclass(kind, KernelLayer):
        values["kernels"] = draw(arrays(4, 3, 4, 4))
        values["bias"] = draw(one_per_row(values["kernels"]))
        values["groups"] = draw(st.integers(1, limits.CHANNELS))
    if kind is Convolution:
        values["flipped"] = draw(st.booleans())
    if kind is TransposedConvolution:
        values["output_padding"] = draw(st.tuples(*[st.integers(0, limits.STRIDE - 1)] * 2))
    if kind is FullyConnected:
        values["weights"] = draw(arrays(4, 6))
        values["bias"] = draw(one_per_row(values["weights"]))
    if issubclass(kind, Pooling):
        values["size"] = draw(pairs(limits.KERNEL_SIDE))
        values["ceil"] = draw(st.booleans())
    if issubclass(kind, Pooling | KernelLayer):
        values["stride"] = draw(pairs(limits.STRIDE))
        values["padding"] = draw(paddings)
        values["dilation"] = draw(pairs(limits.DILATION))
    if kind is AveragePooling:
        values["count_padding"] = draw(st.booleans())
    if kind is GlobalPooling:
        values["mode"] = draw(st.sampled_from(["max", "average", "sum", "lp"]))
    if kind in (GlobalPooling, LpPooling):
        values["p"] = draw(st.floats(1, limits.POWER))
    if kind is AdaptivePooling:
        values["mode"] = draw(st.sampled_from(["max", "average"]))
        values["size"] = draw(pairs(limits.WORKING_SIDE))
    if issubclass(kind, PerChannelLayer):
        first = draw(arrays(5))
        for field in kind.new_numbers:
            other = draw(hnp.arrays(np.float32, len(first), elements=doubles))
            values[field] = np.abs(other) if field == "variance" else other
    if kind is MaxUnpooling:
        values["pooling"] = draw(st.just("") | names)
    if kind is LocalResponseNormalization:
        values["size"] = draw(st.integers(1, limits.CHANNELS))
        values |= {"alpha": abs(draw(doubles)), "offset": abs(draw(doubles)), "beta": draw(st.floats(0, limits.POWER))}
    if kind in (BatchNormalization, InstanceNormalization):
        values["epsilon"] = abs(draw(doubles))
    for field in REALS.get(kind, ()):
        values[field] = draw(doubles)
    if kind is GELU:
        values["form"] = draw(st.sampled_from(["exact", "tanh"]))
    if kind is Dropout:
        values["rate"] = draw(st.floats(0, 1))
    return values


@st.composite
def layers(draw: Any, name: str, kind: type) -> Any:
    return kind(name=name, **draw(parameters(kind)))


classes = st.lists(
    st.builds(ClassName, texts.map(lambda text: text[: limits.NAME_LENGTH]).filter(bool), texts.filter(bool), texts),
    max_size=3,
    unique_by=lambda named: named.id,
).map(tuple)


def numbers(low: float, high: float) -> st.SearchStrategy[float]:
    """Without -0.0, which is 0.0 and looks another."""
    return st.floats(low, high).map(lambda value: value + 0.0)


shares = numbers(0, 1)
transforms = st.just(IDENTITY) | st.builds(
    Transform,
    shift=st.tuples(numbers(-limits.WORKING_SIDE, limits.WORKING_SIDE), numbers(-9, 9)),
    angle=numbers(-180, 180),
    scale=numbers(1 / limits.TRANSFORM_SCALE, limits.TRANSFORM_SCALE),
    flip_horizontal=st.booleans(),
    flip_vertical=st.booleans(),
    border=st.sampled_from(Border),
    blur=numbers(0, limits.TRANSFORM_BLUR),
    contrast=numbers(0, limits.TRANSFORM_CONTRAST),
    brightness=numbers(-1, 1),
    noise=shares,
    noise_seed=st.integers(0, limits.NOISE_SEED),
    patch=shares,
    patch_center=st.tuples(shares, shares),
    patch_grey=shares,
)
"""Any that a session may hold."""
patterns = st.builds(
    Pattern,
    kind=st.sampled_from(PatternKind),
    seed=st.integers(0, limits.NOISE_SEED),
    **{name: numbers(*ends) for name, ends in ENDS.items() if name != "seed"},
)
strokes = st.builds(
    Stroke,
    st.lists(st.tuples(numbers(-1, 2), numbers(-1, 2)), min_size=1, max_size=5),
    numbers(limits.STROKE_WIDTH, 1),
    st.none() | st.tuples(*[st.integers(0, 255)] * 3),
)
thresholds = numbers(0, limits.EDGE_THRESHOLD)


@st.composite
def setups(draw: Any, samples: bool = False) -> SetUp:
    """Any set-up a session may hold, its picture with bytes; `samples` lets it be an embedded one."""
    layer_names = draw(st.lists(names, max_size=4, unique=True))
    stack = tuple(draw(layers(name, draw(st.sampled_from(LAYER_KINDS)))) for name in layer_names)
    key = draw(st.none() | st.sampled_from(["cat", "coffee-cup", "bars_2"])) if samples else None
    picture = Picture(draw(texts), draw(st.binary(min_size=1, max_size=99)), key)
    under = picture if key is not None else draw(st.just(picture) | patterns)
    source = PictureInput(
        with_strokes(under, tuple(draw(st.lists(strokes, max_size=3)))),
        width=draw(st.integers(1, limits.WORKING_SIDE)),
        height=draw(st.integers(1, limits.WORKING_SIDE)),
        framing=draw(st.sampled_from(Framing)),
        center=draw(st.tuples(st.floats(0, 1), st.floats(0, 1))),
        zoom=draw(st.floats(1, limits.ZOOM)),
        channels=draw(st.sampled_from(Channels)),
        mean=draw(st.floats(0, 1)),
        transform=draw(transforms),
        equalised=draw(st.booleans()),
        edges=draw(st.none() | st.tuples(thresholds, thresholds)),
    )
    if not samples:
        source = draw(st.just(source) | other_inputs())
    network = Network(source.shape, stack)
    return SetUp(draw(texts), source, network, draw(views(network)), draw(classes))


@st.composite
def sounds(draw: Any) -> SoundInput:
    """Any part of a sound whose file nobody has decoded, of a width that a network takes."""
    hop = draw(st.integers(1, limits.PART_MILLISECONDS))
    length = draw(st.integers(1, min(limits.PART_MILLISECONDS, hop * limits.WORKING_SIDE)))
    return SoundInput(
        Sound(draw(texts), draw(st.binary(min_size=1, max_size=99))),
        start=draw(st.integers(0, limits.SOUND_MILLISECONDS)),
        length=length,
        scale=draw(st.sampled_from(FrequencyScale)),
        bands=draw(st.integers(1, limits.WORKING_SIDE)),
        window=draw(st.integers(1, limits.PART_MILLISECONDS)),
        hop=hop,
        top=draw(st.integers(1, limits.FREQUENCY)),
        floor=draw(st.integers(1, limits.LOUDNESS_RANGE)),
    )


@st.composite
def other_inputs(draw: Any) -> Input:
    """An input that is no picture."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
    sentence = SentenceInput(text, draw(st.integers(1, limits.WORD_DIMENSIONS)), draw(st.integers(0, 2**31 - 1)))
    if draw(st.booleans()):
        return draw(st.just(sentence) | sounds())
    if sentence.tokens and draw(st.booleans()):
        words = {token: place for place, token in enumerate(dict.fromkeys(sentence.tokens))}
        table = draw(hnp.arrays(np.float32, (len(words), draw(st.integers(1, 4))), elements=doubles))
        return replace(sentence, vectors=WordVectors(draw(texts), words, table))
    shape = draw(hnp.array_shapes(min_dims=3, max_dims=3, max_side=4))
    return ArrayInput(draw(texts), draw(hnp.arrays(np.float32, shape, elements=doubles)))


@st.composite
def views(draw: Any, network: Network) -> View:
    """A view of layers and maps that are there."""
    some_layer = st.none() | st.sampled_from([layer.name for layer in network.layers] or [None])
    layer = draw(some_layer)
    shapes = network.shapes[network.index_of(layer) + 1 :] if layer else ()
    return View(
        layer=layer,
        map=draw(st.integers(0, shapes[0][0] - 1 if shapes else 2**31 - 1)),
        inspected=draw(some_layer),
        kernel=draw(st.integers(0, 2**31 - 1)),
        seed=Seed(
            draw(st.sampled_from(SeedKind)),
            draw(st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))),
            draw(st.booleans()),
        ),
        rule=draw(st.sampled_from(Rule)),
        scale=draw(st.sampled_from(Scale)),
    )


def small_setup(sample: str | None = None) -> SetUp:
    """A set-up whose file is a few hundred bytes, with a convolution, an activation and something looked at."""
    kernels = np.array([[[[-1, 0, 1], [-2, 0.1, 2]]]], np.float32)
    stack = (
        Convolution(name="边缘", kernels=kernels, bias=np.array([0.5], np.float32), padding="same"),
        LeakyReLU(name="leaky", slope=0.2),
    )
    source = PictureInput(Picture("猫.png", PNG, sample), width=8, height=6, channels=Channels.GREY)
    return SetUp("小例子", source, Network(source.shape, stack), View(layer="边缘", inspected="leaky"))


def assert_same(one: Any, other: Any) -> None:
    """Equal in every field, of the same types, arrays to the bit."""
    assert type(one) is type(other)
    if isinstance(one, np.ndarray):
        assert (one.shape, one.dtype, one.tobytes()) == (other.shape, other.dtype, other.tobytes())
    elif isinstance(one, tuple):
        assert len(one) == len(other)
        for mine, theirs in zip(one, other, strict=True):
            assert_same(mine, theirs)
    elif hasattr(one, "__dataclass_fields__"):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    else:
        assert repr(one) == repr(other)
