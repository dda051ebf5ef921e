"""Which kernel is looked at: held inside what there is, with the colours its slices stand for."""

from __future__ import annotations

import numpy as np

from playground.network.kernel.kernel_place import kernel_place
from playground.network.layers import Convolution, ReLU
from playground.network.network import Network

KERNELS = np.arange(4 * 5 * 9, dtype=np.float32).reshape(4, 5, 3, 3)
LAYERS = (
    Convolution(name="conv1", kernels=KERNELS[:, :3], padding="same"),
    ReLU(name="relu1"),
    Convolution(name="conv2", kernels=KERNELS, groups=2, padding="same"),
)
NETWORK = Network((3, 8, 8), LAYERS)


def test_it_holds_numbers_inside_what_there_is() -> None:
    place = kernel_place(NETWORK, "conv1", 99, 7)
    assert place is not None
    assert (place.index, place.number, place.used, place.slice) == (0, 3, 3, 2)
    np.testing.assert_array_equal(place.chosen, KERNELS[3, 2])
    every = kernel_place(NETWORK, "conv1", 1, None)
    assert every is not None
    np.testing.assert_array_equal(every.chosen, KERNELS[1, :3])


def test_surplus_slices_do_not_count() -> None:
    place = kernel_place(NETWORK, "conv2", 0, 4)
    assert place is not None
    assert (place.used, place.slice) == (2, 1)
    assert place.slices.shape == (2, 3, 3)


def test_layers_without_kernels_have_no_place() -> None:
    assert kernel_place(NETWORK, "relu1", 0, 0) is None
    assert kernel_place(NETWORK, None, 0, 0) is None
    assert kernel_place(NETWORK, "gone", 0, 0) is None


def test_only_the_first_layer_over_colours_has_them() -> None:
    red_first, blue_first = (kernel_place(NETWORK, "conv1", 0, 0, letters) for letters in ("RGB", "BGR"))
    assert red_first is not None
    assert blue_first is not None
    assert (red_first.colours, blue_first.colours) == ("RGB", "BGR")
    np.testing.assert_array_equal(red_first.pictured, red_first.slices)
    np.testing.assert_array_equal(blue_first.pictured, blue_first.slices[::-1])
    later = kernel_place(NETWORK, "conv2", 0, 0, "RGB")
    assert later is not None
    assert later.colours == ""
