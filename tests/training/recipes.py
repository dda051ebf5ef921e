"""The four networks that ship, and how each is trained: what `python -m tests.training NAME` makes again."""

from __future__ import annotations

from dataclasses import dataclass

from playground.network.setup import ClassName


@dataclass(frozen=True)
class Conv:
    """A convolution of `maps` square kernels with stride 1, and the ReLU after it. `same`: the size stays."""

    maps: int
    side: int = 3
    same: bool = True


@dataclass(frozen=True)
class Pool:
    """2x2 max pooling with stride 2."""


@dataclass(frozen=True)
class Dense:
    """A fully connected layer, and the ReLU after it unless it is the last."""

    units: int


@dataclass(frozen=True)
class Varied:
    """How training pictures are varied, each value drawn evenly: turned by up to `turn` degrees, `zoom` of their side
    used, moved by up to `move` of it, mirrored or not, brightness, contrast and colour changed by up to so much.
    """

    turn: float = 10.0
    zoom: tuple[float, float] = (0.85, 1.05)
    move: float = 0.06
    mirrored: bool = False
    brightness: float = 0.1
    contrast: float = 0.2
    colour: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """A network and its training: `side` pixels square, one grey or three colour channels. `source` names the data.

    `looked_at` is the layer whose map is pinned when the set-up is opened.
    """

    title: str
    source: str
    classes: tuple[ClassName, ...]
    looked_at: str
    side: int
    channels: int
    stack: tuple[Conv | Pool | Dense, ...]
    epochs: int
    varied: Varied
    batch: int = 64
    rate: float = 0.05
    decay: float = 5e-3
    dropout: float = 0.3
    smoothing: float = 0.0  # of the labels (Szegedy 2016)
    clip: float | None = None  # Zeiler & Fergus 2013, section 3: a larger RMS of a kernel is brought down to this
    smoothings: int = 2  # of the first layer's random start, each a mean over 3x3
    greyness: float = 0.7  # of the same: 0 as random as it comes, 1 alike in all channels
    first_scale: float = 0.2  # of the size of that start


def _classes(*rows: str) -> tuple[ClassName, ...]:
    """Each row an id, the English and the Chinese name, divided by semicolons."""
    return tuple(ClassName(*row.split(";")) for row in rows)


_DIGITS = _classes(
    "0;0 zero;0 零",
    "1;1 one;1 一",
    "2;2 two;2 二",
    "3;3 three;3 三",
    "4;4 four;4 四",
    "5;5 five;5 五",
    "6;6 six;6 六",
    "7;7 seven;7 七",
    "8;8 eight;8 八",
    "9;9 nine;9 九",
)

_THINGS = _classes(
    "airplane;airplane;飞机",
    "bonsai;bonsai;盆景",
    "butterfly;butterfly;蝴蝶",
    "car;car;汽车",
    "cougar_face;cougar's face;美洲狮的脸",
    "dalmatian;Dalmatian;斑点狗",
    "grand_piano;grand piano;三角钢琴",
    "leopard;leopard;豹",
    "motorbike;motorbike;摩托车",
    "sailboat;sailboat;帆船",
    "sea_turtle;sea turtle;海龟",
    "soccer_ball;soccer ball;足球",
    "starfish;starfish;海星",
    "stop_sign;stop sign;停车标志",
    "sunflower;sunflower;向日葵",
    "watch;watch;手表",
)

_SHAPES = _classes(
    "circle;circle;圆",
    "square;square;正方形",
    "triangle;triangle;三角形",
    "star;star;星形",
    "cross;cross;十字",
    "ring;ring;圆环",
    "heart;heart;心形",
    "moon;moon;月牙",
    "arrow;arrow;箭头",
    "letter;letter;字母",
    "stripes;stripes;条纹",
    "dots;dots;圆点",
    "checker;checker;棋盘格",
)

RECIPES: dict[str, Recipe] = {
    "hands": Recipe(
        title="Hands",
        source="signs10",
        classes=_DIGITS,
        looked_at="relu5",
        side=64,
        channels=3,
        stack=(Conv(16, 7), Pool(), Conv(32, 5), Pool(), Conv(48), Conv(64), Conv(64), Pool(), Dense(10)),
        epochs=40,
        # a mirrored sign is the same sign made with the other hand
        varied=Varied(mirrored=True, colour=0.1),
    ),
    "things": Recipe(
        title="Things",
        source="caltech16",
        classes=_THINGS,
        looked_at="relu6",
        side=64,
        channels=3,
        stack=(
            *(Conv(24, 7), Pool()),
            *(Conv(48), Conv(48), Pool()),
            *(Conv(64), Conv(64), Pool()),
            *(Conv(96), Pool(), Dense(16)),
        ),
        epochs=60,
        # few pictures of much: varied more
        varied=Varied(turn=10, zoom=(0.75, 1.05), move=0.08, mirrored=True, contrast=0.3, colour=0.1),
        decay=2e-3,
        smoothing=0.05,
    ),
    "digits": Recipe(
        title="Digits",
        source="mnist",
        classes=_DIGITS,
        looked_at="relu2",
        side=28,
        channels=1,
        # LeNet-5 (LeCun et al. 1998) with ReLU and max pooling
        stack=(Conv(6, 5), Pool(), Conv(16, 5, same=False), Pool(), Conv(120, 5, same=False), Dense(84), Dense(10)),
        epochs=6,
        decay=5e-4,
        # mirrored, 2 and 5 would be strangers
        varied=Varied(zoom=(0.9, 1.1), move=0.07, brightness=0, contrast=0),
    ),
    "shapes": Recipe(
        title="Shapes",
        source="scenes",
        classes=_SHAPES,
        looked_at="relu5",
        side=64,
        channels=3,
        stack=(Conv(16, 7), Pool(), Conv(32, 5), Pool(), Conv(48), Conv(64), Conv(64), Pool(), Dense(13)),
        epochs=10,
        varied=Varied(turn=0, zoom=(1, 1), move=0, brightness=0, contrast=0),
    ),
}
