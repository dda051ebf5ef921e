"""The figures of a text against sums written out here, and refusals in a sentence."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.forward import run
from playground.engine.measures.figures import FIGURES, FigureError, Numbers, figure
from playground.network.layers import Array, Convolution, MaxPooling, ReLU
from playground.network.network import Network

X: Array = np.random.default_rng(3).normal(size=(2, 10, 12)).astype(np.float32)
KERNELS: Array = np.random.default_rng(4).normal(size=(4, 2, 3, 3)).astype(np.float32)


@pytest.fixture(scope="module")
def numbers() -> Numbers:
    layers = (
        Convolution(name="conv", kernels=KERNELS, bias=np.arange(4.0)),
        ReLU(name="relu"),
        MaxPooling(name="pool"),
    )
    network = Network(X.shape, layers)  # type: ignore[arg-type]
    return Numbers(network, run(network, X), live=(7, 5))


def naive_sum(number: int, row: int, column: int, source: int) -> float:
    """The article's sum over one input channel."""
    return float(
        sum(X[source, row + i, column + j] * KERNELS[number, source, i, j] for i in range(3) for j in range(3))
    )


def naive(number: int, row: int, column: int) -> float:
    return naive_sum(number, row, column, 0) + naive_sum(number, row, column, 1) + number


CONV = np.array([[[naive(m, r, c) for c in range(10)] for r in range(8)] for m in range(4)])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("shape input", (2, 10, 12)),
        ("shape conv", (4, 8, 10)),
        ("shape pool", (4, 4, 5)),
        ("channels conv", 4),
        ("height conv", 8),
        ("width conv", 10),
        ("values input", 240),
        ("megabytes input", "0.0 MB"),
        ("parameters conv", 2 * 4 * 9 + 4),
        ("macs conv", 3 * 3 * 8 * 10 * 2 * 4),
        ("cpr conv", 80),
        ("inputs conv", 240),
        ("units conv", 320),
        ("dense conv", 240 * 320),
        ("local conv", 18 * 320),
        ("shared conv", 72),
        ("weights conv", 18),
        ("window conv", "3×3"),
        ("window pool", "2×2"),
        ("kernels conv", 8),
        ("others conv", 3),
        ("live 1", 5),
        ("kernel conv 3 1 0 2", float(KERNELS[3, 1, 0, 2])),
        ("unit input 1 2 3", float(X[1, 2, 3])),
        ("unit conv 2 5 6", naive(2, 5, 6)),
        ("channel_sum conv 2 5 6 1", naive_sum(2, 5, 6, 1)),
        ("largest conv 1", CONV[1].max()),
        ("smallest conv 1", CONV[1].min()),
        ("mean conv 1", CONV[1].mean()),
        ("deviation conv 1", CONV[1].std()),
        ("unit pool 0 1 1", max(0.0, CONV[0, 2:4, 2:4].max())),
        ("total conv", CONV.sum()),
        ("percent conv", f"{CONV.max():.1%}"),
        ("zeros relu 0", int((CONV[0] <= 0).sum())),
        ("zero_percent relu 0", f"{(CONV[0] <= 0).mean():.0%}"),
    ],
)
def test_a_figure_is_what_the_sum_says(numbers: Numbers, text: str, value: object) -> None:
    assert figure(text, numbers) == (pytest.approx(value, rel=1e-6, abs=1e-5) if isinstance(value, float) else value)


def test_every_figure_is_checked_here() -> None:
    (mark,) = test_a_figure_is_what_the_sum_says.pytestmark  # type: ignore[attr-defined]
    assert {text.split()[0] for text, _ in mark.args[1]} == set(FIGURES)


@pytest.mark.parametrize(
    "text",
    [
        "eval conv",
        "macs",
        "macs nothing",
        "macs conv conv",
        "macs input",
        "unit conv 9 0 0",
        "unit conv x 0 0",
        "live 2",
        "channel_sum relu 0 0 0 0",
        "kernel relu 0 0 0 0",
    ],
)
def test_what_is_not_there_is_said(numbers: Numbers, text: str) -> None:
    with pytest.raises(FigureError):
        figure(text, numbers)
