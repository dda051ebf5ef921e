"""Receptive fields against brute force: which pixels does each position depend on, followed tap by tap."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.network.editing.edits import set_muted
from playground.network.geometry import windows
from playground.network.layers import (
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    MaxPooling,
    Padding,
    Pooling,
    ReLU,
)
from playground.network.network import Network
from playground.network.receptive_field import ReceptiveField, fields_behind, receptive_fields

PAIRS = st.tuples(st.integers(1, 4), st.integers(1, 4))
CONVOLUTIONS = st.builds(
    lambda size, stride, dilation, pad: Convolution(
        name="c", kernels=np.zeros((1, 1, *size)), stride=stride, dilation=dilation, padding=Padding.all_sides(*pad)
    ),
    PAIRS,
    PAIRS,
    PAIRS,
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
)
POOLINGS = st.builds(
    lambda size, stride, ceil: MaxPooling(name="p", size=size, stride=stride, ceil=ceil), PAIRS, PAIRS, st.booleans()
)
STACKS = st.lists(CONVOLUTIONS | POOLINGS | st.just(ReLU(name="r")), min_size=1, max_size=5)


def pixels_seen(network: Network, axis: int, position: int) -> set[int]:
    """The rows or columns (axis 0 or 1) of the input, the endless padding included, that a position depends on."""
    seen = {position}
    for layer, shape in reversed(list(zip(network.layers, network.shapes[:-1], strict=True))):
        if isinstance(layer, Convolution | Pooling):
            window = windows(layer, *shape[1:])[axis]
            taps = [tap * window.dilation - window.before for tap in range(window.size)]
            seen = {place * window.stride + tap for place in seen for tap in taps}
    return seen


@given(STACKS)
def test_size_jump_and_start_are_what_following_the_taps_gives(layers: list[Layer]) -> None:
    network = Network((1, 40, 50), tuple(layers))
    computable = Network((1, 40, 50), tuple(layers[: len(network.shapes) - 1]))
    fields = list(receptive_fields(network))
    assert len(fields) == len(computable.layers)
    if not fields:
        return
    for axis in (0, 1):
        first, second = pixels_seen(computable, axis, 0), pixels_seen(computable, axis, 1)
        assert fields[-1].size[axis] == max(first) - min(first) + 1
        assert fields[-1].jump[axis] == min(second) - min(first)
        assert fields[-1].start[axis] == min(first)


def test_layers_that_leave_one_position_see_everything_before_them() -> None:
    pooling = MaxPooling(name="p")
    for last in (GlobalPooling(name="g"), Flatten(name="f"), FullyConnected(name="fc", weights=np.zeros((2, 40)))):
        fields = list(receptive_fields(Network((1, 10, 16), (pooling, last))))
        assert fields == [ReceptiveField((2, 2), (2, 2)), ReceptiveField((10, 16), (2, 2))]


def test_a_muted_layer_sees_no_further() -> None:
    network = Network((1, 10, 16), (MaxPooling(name="p"), MaxPooling(name="q")))
    assert list(receptive_fields(set_muted(network, 0, True))) == [
        ReceptiveField(),
        ReceptiveField((2, 2), (2, 2)),
    ]


@given(STACKS)
def test_the_field_in_every_layer_before_is_what_following_the_taps_gives(layers: list[Layer]) -> None:
    network = Network((1, 40, 50), tuple(layers))
    last = len(network.shapes) - 2
    if last < 0:
        return
    behind = fields_behind(network, last)
    assert len(behind) == last + 1
    assert behind[0] == list(receptive_fields(network))[last]
    for first, field in enumerate(behind):
        part = Network(network.shapes[first], network.layers[first : last + 1])
        for axis in (0, 1):
            seen = pixels_seen(part, axis, 3)
            assert field.box(3, 3)[axis] == min(seen)
            assert field.box(3, 3)[2 + axis] == max(seen) - min(seen) + 1
