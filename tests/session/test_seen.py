"""What a unit has seen: its field, or of a global maximum the field of the unit it came from."""

from __future__ import annotations

import numpy as np

from playground.engine.forward import run
from playground.network.layers import Convolution, FullyConnected, GlobalPooling, MaxPooling, ReLU, Softmax
from playground.network.network import Network
from playground.session.seen import seen_box
from playground.session.selection import INPUT, Place

KERNEL = np.ones((1, 1, 3, 3), np.float32)
X = np.zeros((1, 8, 10), np.float32)
X[0, 5, 6] = 1


def test_it_is_the_field_of_the_unit_the_maximum_came_from() -> None:
    layers = (
        Convolution(name="conv", kernels=KERNEL),
        ReLU(name="relu"),
        MaxPooling(name="pool"),
        GlobalPooling(name="all", mode="max"),
        ReLU(name="again"),
        FullyConnected(name="fc", weights=np.ones((2, 1))),
        Softmax(name="answer"),
    )
    passed = run(Network(X.shape, layers), X)
    assert seen_box(passed, Place(INPUT, 0, 2, 3)) == (2, 3, 1, 1)
    assert seen_box(passed, Place(1, 0, 4, 4)) == (4, 4, 3, 3)
    row, column = np.unravel_index(passed.output(2)[0, 0].argmax(), passed.output(2).shape[2:])
    field = (2 * row, 2 * column, 4, 4)
    assert seen_box(passed, Place(2, 0, int(row), int(column))) == field
    assert seen_box(passed, Place(3, 0, 0, 0)) == field
    assert seen_box(passed, Place(4, 0, 0, 0)) == field
    for index in (5, 6):
        top, left, height, width = seen_box(passed, Place(index, 0, 0, 0))
        assert top <= 0
        assert left <= 0
        assert top + height >= 8
        assert left + width >= 10


def test_where_no_unit_decided_it_is_all_there_is() -> None:
    layers = (ReLU(name="relu"), GlobalPooling(name="all", mode="max"))
    passed = run(Network(X.shape, layers), np.zeros_like(X))
    assert seen_box(passed, Place(1, 0, 0, 0)) == (0, 0, 8, 10)
    muted = (ReLU(name="relu"), GlobalPooling(name="all", mode="max", muted=True))
    assert seen_box(run(Network(X.shape, muted), X), Place(1, 0, 5, 6)) == (5, 6, 1, 1)


def test_a_nan_is_never_the_maximum() -> None:
    x = X.copy()
    x[0, 0, 0] = np.nan
    passed = run(Network(X.shape, (GlobalPooling(name="all", mode="max"),)), x)
    assert seen_box(passed, Place(0, 0, 0, 0)) == (5, 6, 1, 1)
