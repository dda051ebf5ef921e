from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.network.default import default_network
from playground.network.editing import kernel_edits as edits
from playground.network.editing.edits import insert
from playground.network.editing.new_layer import new_layer
from playground.network.kernel.kernel_bank import article_bank
from playground.network.layers import Array, Convolution, FullyConnected, Pair
from playground.network.network import Network
from playground.network.sentence import NetworkError

DEFAULT = default_network((3, 16, 16))
NETWORK = insert(DEFAULT, 3, new_layer(FullyConnected, DEFAULT, 3))
FC = 3


def kernels(network: Network, index: int = 0) -> Array:
    layer = network.layers[index]
    assert isinstance(layer, Convolution)
    return layer.kernels


def weights(network: Network) -> Array:
    layer = network.layers[FC]
    assert isinstance(layer, FullyConnected)
    return layer.weights


def bias(network: Network, index: int = 0) -> Array:
    layer = network.layers[index]
    assert isinstance(layer, Convolution | FullyConnected)
    assert layer.bias is not None
    return layer.bias


def test_one_cell_changes_and_nothing_else() -> None:
    changed = edits.set_kernel_cell(NETWORK, 0, 5, 2, 6, 0, -1.25)
    difference = np.argwhere(kernels(changed) != kernels(NETWORK))
    np.testing.assert_array_equal(difference, [[5, 2, 6, 0]])
    assert kernels(changed)[5, 2, 6, 0] == -1.25
    assert not kernels(changed).flags.writeable
    assert changed.layers[1:] == NETWORK.layers[1:]
    assert bias(changed) is bias(NETWORK)
    assert edits.set_kernel_cell(changed, 0, 5, 2, 6, 0, -1.25) is changed


def test_a_value_that_is_the_same_in_float32_changes_nothing() -> None:
    changed = edits.set_kernel_cell(NETWORK, 0, 0, 0, 0, 0, 0.1)
    assert edits.set_kernel_cell(changed, 0, 0, 0, 0, 0, 0.1 + 1e-12) is changed


@pytest.mark.parametrize(("value", "shown"), [(np.nan, "nan"), (np.inf, "inf"), (-np.inf, "-inf"), (1e39, r"1e\+39")])
def test_values_that_are_no_numbers_are_refused(value: float, shown: str) -> None:
    for edit in (
        lambda: edits.set_kernel_cell(NETWORK, 0, 0, 0, 0, 0, value),
        lambda: edits.set_kernel(NETWORK, 0, 0, 0, np.full((7, 7), value)),
        lambda: edits.set_bias(NETWORK, 0, 0, value),
        lambda: edits.set_weight(NETWORK, FC, 0, 0, value),
    ):
        with pytest.raises(NetworkError, match=f"1 cannot hold the value {shown}"):
            edit()


@pytest.mark.parametrize("place", [(96, 0, 0, 0), (0, 3, 0, 0), (0, 0, 7, 0), (0, 0, 0, -1)])
def test_cells_that_are_not_there(place: tuple[int, int, int, int]) -> None:
    with pytest.raises(NetworkError, match=r"conv1 has no weight at .*: there are 96 x 3 x 7 x 7"):
        edits.set_kernel_cell(NETWORK, 0, *place, 1.0)


def test_layers_without_weights() -> None:
    with pytest.raises(NetworkError, match="relu1 has no kernels"):
        edits.set_kernel_cell(NETWORK, 1, 0, 0, 0, 0, 1.0)
    with pytest.raises(NetworkError, match="relu1 has no weights"):
        edits.set_bias(NETWORK, 1, 0, 1.0)
    with pytest.raises(NetworkError, match="conv1 has no units"):
        edits.set_units(NETWORK, 0, 4)


def test_a_whole_slice_all_slices_and_some() -> None:
    one = np.arange(49).reshape(7, 7)
    changed = edits.set_kernel(NETWORK, 0, 4, 1, one)
    np.testing.assert_array_equal(kernels(changed)[4, 1], one)
    np.testing.assert_array_equal(kernels(changed)[4, [0, 2]], kernels(NETWORK)[4, [0, 2]])
    every = edits.set_kernel(NETWORK, 0, 4, None, one)
    np.testing.assert_array_equal(kernels(every)[4], [one] * 3)
    some = edits.set_kernel(NETWORK, 0, 4, None, [one, -one])
    np.testing.assert_array_equal(kernels(some)[4, :2], [one, -one])
    np.testing.assert_array_equal(kernels(some)[4, 2], kernels(NETWORK)[4, 2])
    for network in (changed, every, some):
        np.testing.assert_array_equal(np.delete(kernels(network), 4, 0), np.delete(kernels(NETWORK), 4, 0))
    assert edits.set_kernel(every, 0, 4, None, one) is every


@pytest.mark.parametrize(
    ("input", "shape"), [(0, (7, 6)), (0, (1, 7, 7)), (None, (4, 7, 7)), (None, (7,)), (None, ()), (None, (0, 7, 7))]
)
def test_a_kernel_of_another_shape_is_refused(input: int | None, shape: tuple[int, ...]) -> None:
    with pytest.raises(NetworkError, match="conv1 has kernels of 3x7x7"):
        edits.set_kernel(NETWORK, 0, 0, input, np.zeros(shape))


@pytest.mark.parametrize(
    ("size", "rows", "columns"),
    [
        ((3, 3), slice(2, 5), slice(2, 5)),
        ((4, 2), slice(2, 6), slice(3, 5)),
        ((1, 7), slice(3, 4), slice(0, 7)),
    ],
)
def test_a_smaller_kernel_is_the_middle_of_the_old_one(size: Pair, rows: slice, columns: slice) -> None:
    np.testing.assert_array_equal(
        kernels(edits.set_kernel_size(NETWORK, 0, size)), kernels(NETWORK)[:, :, rows, columns]
    )


@pytest.mark.parametrize("size", [(9, 9), (8, 7), (63, 63), (7, 10), (12, 3)])
def test_a_larger_kernel_has_zeros_around_and_comes_back(size: Pair) -> None:
    large = edits.set_kernel_size(NETWORK, 0, size)
    assert kernels(large).shape == (96, 3, *size)
    if min(size) >= 7:
        assert np.abs(kernels(large)).sum() == pytest.approx(np.abs(kernels(NETWORK)).sum(), rel=1e-5)
        np.testing.assert_array_equal(kernels(edits.set_kernel_size(large, 0, (7, 7))), kernels(NETWORK))


def test_kernel_sizes_are_limited() -> None:
    assert edits.set_kernel_size(NETWORK, 0, (7, 7)) is NETWORK
    for size in ((0, 3), (64, 3)):
        with pytest.raises(NetworkError, match="each side is 1 to 63"):
            edits.set_kernel_size(NETWORK, 0, size)


def test_output_channels_keep_the_first_and_add_drawn_ones() -> None:
    fewer = edits.set_output_channels(NETWORK, 0, 10)
    np.testing.assert_array_equal(kernels(fewer), kernels(NETWORK)[:10])
    more = edits.set_output_channels(fewer, 0, 20)
    np.testing.assert_array_equal(kernels(more)[:10], kernels(fewer))
    np.testing.assert_array_equal(kernels(more)[10:], article_bank(20)[10:])
    assert len(bias(more)) == 20
    assert more.problem is None
    assert weights(more).shape == weights(NETWORK).shape
    assert edits.set_output_channels(more, 0, 20) is more
    for count in (0, 4097):
        with pytest.raises(NetworkError, match=f"output channels cannot be {count}"):
            edits.set_output_channels(NETWORK, 0, count)


def test_more_output_channels_grow_the_next_layer() -> None:
    more = edits.set_output_channels(NETWORK, 0, 100)
    assert weights(more).shape == (10, 100 * 64)
    np.testing.assert_array_equal(weights(more)[:, : 96 * 64], weights(NETWORK))


def test_biases_stay_with_their_channels() -> None:
    network = edits.set_bias(NETWORK, 0, 3, 2.5)
    assert bias(network)[3] == 2.5
    assert edits.set_bias(network, 0, 3, 2.5) is network
    resized = edits.set_output_channels(edits.set_output_channels(network, 0, 5), 0, 8)
    np.testing.assert_array_equal(bias(resized), [0, 0, 0, 2.5, 0, 0, 0, 0])
    with pytest.raises(NetworkError, match="conv1 has no weight at 96"):
        edits.set_bias(NETWORK, 0, 96, 1.0)


def test_with_and_without_bias() -> None:
    without = edits.set_has_bias(NETWORK, 0, False)
    assert without.layers[0].bias is None  # type: ignore[attr-defined]
    assert edits.set_has_bias(without, 0, False) is without
    with pytest.raises(NetworkError, match="conv1 has no bias: switch it on first"):
        edits.set_bias(without, 0, 0, 1.0)
    np.testing.assert_array_equal(bias(edits.set_has_bias(without, 0, True)), np.zeros(96))
    fewer = edits.set_output_channels(without, 0, 4)
    assert fewer.layers[0].bias is None  # type: ignore[attr-defined]


def test_units_and_their_weights() -> None:
    more = edits.set_units(NETWORK, FC, 12)
    np.testing.assert_array_equal(weights(more)[:10], weights(NETWORK))
    assert weights(more)[10:].any()
    assert len(bias(more, FC)) == 12
    assert edits.set_units(more, FC, 12) is more
    np.testing.assert_array_equal(weights(edits.set_units(more, FC, 2)), weights(NETWORK)[:2])
    one = edits.set_weight(NETWORK, FC, 9, 6143, 4.0)
    np.testing.assert_array_equal(np.argwhere(weights(one) != weights(NETWORK)), [[9, 6143]])
    assert edits.set_weight(one, FC, 9, 6143, 4.0) is one
    with pytest.raises(NetworkError, match="units cannot be 65537"):
        edits.set_units(NETWORK, FC, 65537)


def test_weights_are_counted_before_they_are_made() -> None:
    article = default_network()
    network = insert(article, 3, new_layer(FullyConnected, article, 3))
    with pytest.raises(NetworkError, match=r"fc1 would need 4096 x 1204224 weights of 4 bytes = 18,816 MB"):
        edits.set_units(network, 3, 4096)
    layer = network.layers[0]
    assert isinstance(layer, Convolution)
    wide = insert(Network((64, 4, 4)), 0, replace(layer, kernels=np.zeros((96, 64, 1, 1), np.float32)))
    with pytest.raises(NetworkError, match="conv1 would need 4096 x 64 x 63 x 63 weights"):
        edits.set_output_channels(edits.set_kernel_size(wide, 0, (63, 63)), 0, 4096)
