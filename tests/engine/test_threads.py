"""The engine's threads: every piece once, on several at a time, and the same maps to the bit."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from playground.engine import threads
from playground.engine.back.backproject import back_project
from playground.engine.cancel import Cancelled
from playground.engine.forward import Pass, run
from playground.engine.memory import memory_plan
from playground.engine.pooling.pool import project_max
from playground.engine.threads import LEAST_PRODUCTS, THREADS, beside_a_window, without_a_window
from playground.network.layers import Convolution, Layer, MaxPooling, Padding, ReLU
from playground.network.network import Network
from playground.network.setup import Rule, Seed
from tests.engine.trials import trial

PATIENCE = 30
"""Seconds; only a broken test waits so long."""


@pytest.fixture
def three() -> Iterator[None]:
    with THREADS.used(3):
        yield


@pytest.fixture
def all_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also layers that would be done before another thread is awake."""
    monkeypatch.setattr(threads, "LEAST_PRODUCTS", 0)


def convolution(name: str, inputs: int, outputs: int, side: int, **more: object) -> Convolution:
    random = np.random.default_rng(side)
    kernels = random.standard_normal((outputs, inputs, side, side), dtype=np.float32)
    layer = Convolution(name=name, kernels=kernels, bias=random.standard_normal(outputs, dtype=np.float32))
    return replace(layer, **more)


def test_every_piece_is_done_once_and_several_at_a_time(three: None) -> None:
    done: list[int] = []
    together = threading.Barrier(3)

    def work(pieces: Iterator[int]) -> None:
        for place, piece in enumerate(pieces):
            if place == 0:
                together.wait(PATIENCE)
            done.append(piece)

    THREADS.share(range(100), work, LEAST_PRODUCTS)
    assert sorted(done) == list(range(100))


@pytest.mark.parametrize(("count", "products"), [(1, LEAST_PRODUCTS), (3, LEAST_PRODUCTS - 1)])
def test_little_work_stays_where_it_is(count: int, products: int) -> None:
    seen = set()

    def work(pieces: Iterator[int]) -> None:
        seen.add(threading.current_thread())
        assert list(pieces) == [0, 1, 2]

    with THREADS.used(count):
        THREADS.share(range(3), work, products)
    assert seen == {threading.current_thread()}


@pytest.mark.parametrize("fault", [Cancelled, MemoryError])
@pytest.mark.parametrize("own", [True, False])
def test_a_fault_of_any_thread_is_raised_and_ends_the_work(three: None, fault: type[Exception], own: bool) -> None:
    together, caller = threading.Barrier(3), threading.current_thread()
    done: list[int] = []

    def work(pieces: Iterator[int]) -> None:
        for piece in pieces:
            if not done:
                together.wait(PATIENCE)
            if (threading.current_thread() is caller) == own:
                raise fault
            done.append(piece)

    with pytest.raises(fault):
        THREADS.share(range(1_000_000), work, LEAST_PRODUCTS)
    assert len(done) < 1_000_000


def test_another_window_may_end_the_threads_while_a_layer_is_computed() -> None:
    done: list[int] = []

    def work(pieces: Iterator[int]) -> None:
        for piece in pieces:
            if threading.current_thread() is threading.main_thread() and piece % 10 == 0:
                THREADS.use(1 + piece % 3)
                THREADS.share(range(1000, 1010), lambda more: done.extend(more), LEAST_PRODUCTS)
            done.append(piece)

    with THREADS.used(3):
        THREADS.share(range(100), work, LEAST_PRODUCTS)
    assert sorted(one for one in done if one < 1000) == list(range(100))
    assert sum(one >= 1000 for one in done) % 10 == 0


def test_a_share_within_a_share_ends(three: None) -> None:
    """All helpers may be at the outer work: nobody waits for one that has not begun."""
    done: list[int] = []

    def inner(pieces: Iterator[int]) -> None:
        done.extend(pieces)

    def outer(pieces: Iterator[int]) -> None:
        for piece in pieces:
            THREADS.share(range(10 * piece, 10 * piece + 10), inner, LEAST_PRODUCTS)

    THREADS.share(range(20), outer, LEAST_PRODUCTS)
    assert sorted(done) == list(range(200))


def passes(network: Network, x: np.ndarray) -> list[Pass]:
    single = run(network, x)
    with THREADS.used(3):
        return [single, run(network, x)]


LAYERS = {
    "lines": convolution("lines", 3, 8, 5),
    "columns": convolution("columns", 3, 8, 5, dilation=(2, 2)),
    "groups": convolution("groups", 1, 3, 3, groups=3, stride=(2, 2)),
    "one map": convolution("one map", 3, 1, 3),
    "fourier": convolution("fourier", 3, 8, 21),
    "max": MaxPooling(name="max"),
    "relu": ReLU(name="relu"),
}


@pytest.mark.parametrize("name", LAYERS)
def test_the_maps_are_the_same_to_the_bit(all_shared: None, name: str) -> None:
    layer: Layer = LAYERS[name]
    x = np.random.default_rng(1).standard_normal((2, 3, 700, 131), dtype=np.float32)
    one, three = passes(Network(x.shape[1:], (layer,)), x)
    np.testing.assert_array_equal(one.output(0), three.output(0))


@pytest.mark.parametrize("channels", [32, 200])
def test_winograd_is_the_same_to_the_bit(all_shared: None, channels: int) -> None:
    """With kernels so large that their products are shared out, and with small ones."""
    x = np.random.default_rng(2).standard_normal((2, channels, 40, 52), dtype=np.float32)
    layer = convolution("many", channels, channels, 3, padding=Padding.all_sides(1, 1))
    one, three = passes(Network(x.shape[1:], (layer,)), x)
    np.testing.assert_array_equal(one.output(0), three.output(0))


def test_unpooling_where_windows_overlap_is_the_same_to_the_bit(all_shared: None) -> None:
    layer = MaxPooling(name="overlapping", size=(3, 3), stride=(2, 2))
    random = np.random.default_rng(4)
    x = random.standard_normal((1, 16, 700, 131), dtype=np.float32)
    trace = run(Network(x.shape[1:], (layer,)), x).steps[0].trace
    r = random.standard_normal(trace.output_shape, dtype=np.float32)
    single = project_max(layer, r, trace, Rule.GRADIENT)
    with THREADS.used(3):
        np.testing.assert_array_equal(project_max(layer, r, trace, Rule.GRADIENT), single)


def test_random_stacks_are_the_same_to_the_bit_forward_and_back(all_shared: None) -> None:
    for number in range(60):
        one = trial(number)
        single, several = passes(one.network, one.x)
        for index in range(len(single.steps)):
            np.testing.assert_array_equal(single.output(index), several.output(index))
        place = len(single.steps) - 1
        wanted = back_project(single, place, one.channel, one.seed, one.rule).picture
        with THREADS.used(3):
            np.testing.assert_array_equal(back_project(several, place, one.channel, one.seed, one.rule).picture, wanted)


def test_numbers_that_go_wrong_are_not_warned_of_in_any_thread(three: None, all_shared: None) -> None:
    x = np.full((1, 3, 700, 131), 1e38, dtype=np.float32)
    layer = convolution("huge", 3, 8, 5)
    with np.errstate(all="raise"):
        maps = run(Network(x.shape[1:], (layer,)), x).output(0)
    assert not np.isfinite(maps).all()


def test_the_buffers_of_all_threads_are_planned() -> None:
    layer = convolution("wide", 3, 8, 5)
    plans = []
    for count in (1, 3):
        with THREADS.used(count):
            plans.append(memory_plan(Network((3, 700, 131), (layer,))).buffers)
    assert plans[1] == pytest.approx(3 * plans[0], rel=0.01)


def test_one_core_is_left_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    for cores, beside, alone in ((1, 1, 1), (2, 1, 2), (4, 3, 4), (64, 8, 8)):
        monkeypatch.setattr(threads, "core_count", lambda cores=cores: cores)
        assert (beside_a_window(), without_a_window()) == (beside, alone)


def test_a_stack_that_is_worth_it_is_the_same_to_the_bit(three: None) -> None:
    x = np.random.default_rng(3).standard_normal((1, 3, 200, 200), dtype=np.float32)
    layers = (convolution("a", 3, 32, 5), ReLU(name="r"), MaxPooling(name="p"), convolution("b", 32, 32, 3))
    network = Network(x.shape[1:], layers)
    several = run(network, x)
    picture = back_project(several, 3, 5, Seed(), Rule.GRADIENT).picture
    THREADS.use(1)
    single = run(network, x)
    np.testing.assert_array_equal(single.output(3), several.output(3))
    np.testing.assert_array_equal(back_project(single, 3, 5, Seed(), Rule.GRADIENT).picture, picture)
