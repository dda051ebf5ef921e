"""Without switches: the same sums at other places, as loops put them there; and the way back says so."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.back.backproject import back_project
from playground.engine.forward import run
from playground.engine.pooling.forgotten_switches import unpool_blindly
from playground.engine.trace import Trace
from playground.network.geometry import windows
from playground.network.layers import AdaptivePooling, Convolution, GlobalPooling, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.setup import Rule, Seed, Unpooling
from tests.engine.cases import paddings, pairs, values

BLIND = [how for how in Unpooling if how is not Unpooling.SWITCHES]


def by_loops(layer: MaxPooling, r: np.ndarray, shape: tuple[int, ...], how: Unpooling) -> np.ndarray:
    """One window after the other."""
    back = np.zeros(shape)
    down, across = windows(layer, *shape[2:])
    for row in range(r.shape[2]):
        for column in range(r.shape[3]):
            rows = [row * down.stride - down.before + down.dilation * tap for tap in range(down.size)]
            columns = [column * across.stride - across.before + across.dilation * tap for tap in range(across.size)]
            if how is Unpooling.SPREAD:
                seen = [(y, x) for y in rows for x in columns if 0 <= y < shape[2] and 0 <= x < shape[3]]
                for y, x in seen:
                    back[..., y, x] += r[..., row, column] / len(seen)
            else:
                tap = (0, 0) if how is Unpooling.CORNER else (down.size // 2, across.size // 2)
                y = min(max(rows[tap[0]], 0), shape[2] - 1)
                x = min(max(columns[tap[1]], 0), shape[3] - 1)
                back[..., y, x] += r[..., row, column]
    return back


@given(
    st.tuples(st.integers(1, 2), st.integers(1, 3), st.integers(1, 9), st.integers(1, 9)),
    st.builds(
        MaxPooling, name=st.just("p"), size=pairs(1, 4), stride=pairs(1, 3), padding=paddings, ceil=st.booleans()
    ),
    st.sampled_from(BLIND),
)
def test_it_is_what_loops_do(shape: tuple[int, int, int, int], layer: MaxPooling, how: Unpooling) -> None:
    network = Network(shape[1:], (layer,))
    if network.problem is not None:
        return
    r = values(1, (shape[0], *network.shapes[-1]))
    trace = Trace.of(values(0, shape), r)
    np.testing.assert_allclose(unpool_blindly(layer, r, trace, how), by_loops(layer, r, shape, how), atol=1e-12)


@pytest.mark.parametrize("how", BLIND)
def test_a_whole_map_is_one_window(how: Unpooling) -> None:
    layer, r = GlobalPooling(name="g", mode="max"), np.full((1, 2, 1, 1), 12.0)
    back = unpool_blindly(layer, r, Trace.of(values(0, (1, 2, 3, 4)), r), how)
    np.testing.assert_allclose(back.sum(axis=(2, 3)), 12)
    assert np.count_nonzero(back[0, 0]) == (12 if how is Unpooling.SPREAD else 1)
    place = {Unpooling.CORNER: (0, 0), Unpooling.CENTRE: (1, 2), Unpooling.SPREAD: (2, 3)}[how]
    assert back[0, 1][place] > 0


@pytest.mark.parametrize("how", BLIND)
def test_windows_that_share_a_map_out_keep_their_sums(how: Unpooling) -> None:
    layer = AdaptivePooling(name="a", mode="max", size=(3, 4))
    pass_ = run(Network((2, 10, 7), (layer,)), values(0, (2, 10, 7), np.float32))
    stage = back_project(pass_, 0, 1, Seed(), Rule.LINEAR, unpooling=how).stages[1]
    np.testing.assert_allclose(stage.array.sum(), pass_.output(0)[0, 1].sum(), rtol=1e-5)
    if how is Unpooling.CORNER:
        assert set(np.flatnonzero(stage.array[1].any(axis=1))) == {0, 3, 6}
        assert set(np.flatnonzero(stage.array[1].any(axis=0))) == {0, 1, 3, 5}


@pytest.mark.parametrize("how", Unpooling)
def test_the_way_back_takes_it_and_says_so(how: Unpooling) -> None:
    layers = (
        Convolution(name="conv1", kernels=values(1, (4, 3, 3, 3)), padding="same"),
        ReLU(name="relu1"),
        MaxPooling(name="pool1"),
    )
    passed = run(Network((3, 16, 16), layers), values(0, (3, 16, 16), np.float32))
    result = back_project(passed, 2, 1, Seed(), Rule.LINEAR, unpooling=how)
    stage = result.stages[1]
    assert stage.operation == "unpool"
    np.testing.assert_allclose(stage.array.sum(), result.stages[0].array.sum(), rtol=1e-5)
    assert bool(stage.notes) == (how is not Unpooling.SWITCHES)
    usual = back_project(passed, 2, 1, Seed(), Rule.LINEAR)
    assert np.array_equal(usual.picture, result.picture) == (how is Unpooling.SWITCHES)
