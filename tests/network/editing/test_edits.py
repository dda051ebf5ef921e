from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground import limits
from playground.network.default import default_network
from playground.network.editing import edits
from playground.network.editing.new_layer import new_layer
from playground.network.layers import Convolution, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.sentence import NetworkError

NETWORK = default_network((3, 16, 16))
CONV, RELU, POOL = NETWORK.layers


def test_insert_puts_a_layer_before_the_one_at_the_index() -> None:
    layer = ReLU(name="new")
    assert edits.insert(NETWORK, 1, layer).layers == (CONV, layer, RELU, POOL)
    assert edits.insert(NETWORK, 3, layer).layers == (CONV, RELU, POOL, layer)
    assert NETWORK.layers == (CONV, RELU, POOL)


def test_a_name_can_be_there_only_once() -> None:
    with pytest.raises(NetworkError, match="already a layer called relu1"):
        edits.insert(NETWORK, 0, ReLU(name="relu1"))


def test_the_number_of_layers_is_limited() -> None:
    full = Network((1, 4, 4), tuple(ReLU(name=f"r{n}") for n in range(limits.LAYERS)))
    with pytest.raises(NetworkError, match="has 200 layers; more are not possible"):
        edits.insert(full, 0, ReLU(name="one more"))


def test_a_duplicate_has_a_name_of_its_own_and_grows_to_fit() -> None:
    twice = edits.duplicate(NETWORK, 1)
    assert [layer.name for layer in twice.layers] == ["conv1", "relu1", "relu2", "pool1"]
    copied = edits.duplicate(Network((3, 16, 16), (CONV,)), 0)
    copy = copied.layers[1]
    assert isinstance(copy, Convolution)
    assert isinstance(CONV, Convolution)
    assert copy.name == "conv2"
    np.testing.assert_array_equal(copy.kernels[:, :3], CONV.kernels)
    assert copied.problem is None


def test_a_duplicate_that_fits_shares_its_arrays() -> None:
    square = new_layer(Convolution, Network((8, 6, 6)), 0)
    copied = edits.duplicate(Network((8, 6, 6), (square,)), 0)
    assert isinstance(square, Convolution)
    assert isinstance(copied.layers[1], Convolution)
    assert copied.layers[1].kernels is square.kernels


def test_remove() -> None:
    assert edits.remove(NETWORK, 1).layers == (CONV, POOL)
    assert edits.remove(Network((1, 4, 4), (RELU,)), 0).layers == ()


@pytest.mark.parametrize(
    ("from_index", "to_index", "expected"),
    [(0, 2, (RELU, POOL, CONV)), (2, 0, (POOL, CONV, RELU)), (0, 1, (RELU, CONV, POOL))],
)
def test_move(from_index: int, to_index: int, expected: tuple[object, ...]) -> None:
    moved = edits.move(NETWORK, from_index, to_index).layers
    assert [layer.name for layer in moved] == [layer.name for layer in expected]  # type: ignore[attr-defined]
    assert edits.move(NETWORK, 1, 1) is NETWORK


def test_rename() -> None:
    renamed = edits.rename(NETWORK, 0, " eyes ")
    assert renamed.layers[0].name == "eyes"
    assert renamed.layers[1:] == NETWORK.layers[1:]
    assert edits.rename(NETWORK, 0, "conv1") is NETWORK
    for name in ("relu1", "", "a/b", "x" * 61):
        with pytest.raises(NetworkError):
            edits.rename(NETWORK, 0, name)


def test_muting_forgets_nothing() -> None:
    network = edits.insert(NETWORK, 3, new_layer(Convolution, NETWORK, 3))
    muted = edits.set_muted(network, 0, True)
    assert muted.shapes[1] == (3, 16, 16)
    assert muted.layers[3] is network.layers[3]
    back = edits.set_muted(muted, 0, False)
    first, before = back.layers[0], network.layers[0]
    assert isinstance(first, Convolution)
    assert isinstance(before, Convolution)
    assert first.kernels is before.kernels
    assert back.layers[1:] == network.layers[1:]
    assert edits.set_muted(network, 0, False) is network


def test_a_convolution_follows_the_input() -> None:
    grey = edits.set_input_shape(NETWORK, (1, 16, 16))
    assert grey.layers == NETWORK.layers
    assert grey.problem is None
    wide = edits.set_input_shape(NETWORK, (5, 16, 16))
    assert isinstance(wide.layers[0], Convolution)
    assert wide.layers[0].kernels.shape == (96, 5, 7, 7)
    assert edits.set_input_shape(NETWORK, (3, 16, 16)) is NETWORK
    with pytest.raises(NetworkError, match="width cannot be 4096"):
        edits.set_input_shape(NETWORK, (3, 16, 4096))


def test_what_does_not_fit_is_accepted_and_told() -> None:
    network = edits.replace_layer(NETWORK, 2, MaxPooling(name="pool1", size=(40, 40)))
    assert network.problem is not None
    assert network.problem.index == 2
    assert len(network.shapes) == 3
    repaired = edits.replace_layer(network, 2, POOL)
    assert repaired.layers == NETWORK.layers


def test_what_no_network_may_hold_is_refused() -> None:
    with pytest.raises(NetworkError, match="the stride cannot be 0"):
        edits.replace_layer(NETWORK, 2, MaxPooling(name="pool1", stride=(0, 0)))
    with pytest.raises(NetworkError, match="the stride cannot be 0"):
        edits.insert(NETWORK, 2, MaxPooling(name="pool2", stride=(0, 0)))
    assert isinstance(CONV, Convolution)
    with pytest.raises(NetworkError, match="cannot hold the value nan"):
        edits.replace_layer(NETWORK, 0, replace(CONV, kernels=CONV.kernels * np.float32(np.nan)))


def test_replacing_a_layer_by_itself_changes_nothing() -> None:
    assert edits.replace_layer(NETWORK, 1, RELU) is NETWORK


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_there_is_no_such_layer(index: int) -> None:
    sentence = f"There is no layer {index + 1}: the network has 3."
    for edit in (
        lambda: edits.remove(NETWORK, index),
        lambda: edits.duplicate(NETWORK, index),
        lambda: edits.move(NETWORK, index, 0),
        lambda: edits.move(NETWORK, 0, index),
        lambda: edits.rename(NETWORK, index, "x"),
        lambda: edits.replace_layer(NETWORK, index, RELU),
    ):
        with pytest.raises(NetworkError) as caught:
            edit()
        assert str(caught.value) == sentence


def test_growing_past_the_memory_is_refused_and_nothing_is_lost() -> None:
    layer = new_layer(Convolution, Network((1, 1, 1)), 0)
    assert isinstance(layer, Convolution)
    wide = replace(layer, name="wide", kernels=np.zeros((4096, 1, 63, 63), np.float32), bias=None)
    network = edits.insert(Network((1, 8, 8)), 0, wide)
    with pytest.raises(NetworkError, match="wide would need 4096 x 40 x 63 x 63 weights"):
        edits.set_input_shape(network, (40, 8, 8))
    assert network.layers == (wide,)


def test_other_numbers_take_over_what_the_structure_decides() -> None:
    numbers = edits.replace_layer(NETWORK, 0, replace(CONV, kernels=CONV.kernels * 2))
    assert numbers.shapes is NETWORK.shapes
    assert numbers.of_structure is NETWORK.of_structure
    structure = edits.replace_layer(NETWORK, 0, replace(CONV, kernels=CONV.kernels[:4], bias=None))
    assert structure.shapes[1][0] == 4
    assert structure.of_structure is not NETWORK.of_structure


def test_a_layer_that_does_not_fit_is_told_of_by_its_new_name() -> None:
    network = Network((1, 4, 4), (MaxPooling(name="wide", size=(9, 9)),))
    assert network.problem is not None
    renamed = edits.rename(network, 0, "broad").problem
    assert renamed is not None
    assert "broad" in str(renamed.sentence)
