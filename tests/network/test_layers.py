from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from playground.network.layers import (
    LAYER_KINDS,
    Convolution,
    FullyConnected,
    KernelLayer,
    Layer,
    Padding,
    PerChannelLayer,
    Pooling,
    ReLU,
    read_only,
)
from playground.network.sentence import NetworkError


def test_kinds_are_closed_and_named_apart() -> None:
    def concrete(kind: type[Layer]) -> set[type[Layer]]:
        return {kind} | {leaf for child in kind.__subclasses__() for leaf in concrete(child)}

    assert concrete(Layer) - {Layer, KernelLayer, PerChannelLayer, Pooling} == set(LAYER_KINDS)
    assert len({kind.kind for kind in LAYER_KINDS}) == len(LAYER_KINDS)


def test_layers_are_frozen_and_compare_by_identity() -> None:
    layer = ReLU(name="relu1")
    assert layer != ReLU(name="relu1")
    with pytest.raises(FrozenInstanceError):
        layer.name = "other"  # type: ignore[misc]


def test_arrays_become_read_only_float32_and_leave_the_callers_alone() -> None:
    mine = np.ones((2, 1, 3, 3), np.float32)
    layer = Convolution(name="c", kernels=mine)
    mine[:] = 7
    assert layer.kernels.dtype == np.float32
    assert (layer.kernels == 1).all()
    with pytest.raises(ValueError, match="read-only"):
        layer.kernels[0, 0, 0, 0] = 2


def test_a_read_only_array_is_taken_as_it_is() -> None:
    values = read_only(np.arange(6).reshape(2, 3), 2)
    assert read_only(values, 2) is values


def test_a_view_of_a_writeable_array_is_copied() -> None:
    base = np.zeros((4, 3), np.float32)
    values = read_only(base[:2], 2)
    base[:] = 1
    assert (values == 0).all()


@pytest.mark.parametrize("shape", [(3, 3), (0, 1, 3, 3), (2, 1, 3)])
def test_kernels_need_four_axes_that_are_not_empty(shape: tuple[int, ...]) -> None:
    with pytest.raises(NetworkError, match="x".join(map(str, shape))):
        Convolution(name="c", kernels=np.zeros(shape))


def test_biases_must_be_as_many_as_outputs() -> None:
    with pytest.raises(NetworkError, match="2 output channels, but 3 biases"):
        Convolution(name="c", kernels=np.zeros((2, 1, 1, 1)), bias=np.zeros(3))
    with pytest.raises(NetworkError, match="2 units, but 1 biases"):
        FullyConnected(name="f", weights=np.zeros((2, 4)), bias=np.zeros(1))


def test_sizes_are_read_off_the_arrays() -> None:
    layer = Convolution(name="c", kernels=np.zeros((5, 2, 3, 7)))
    assert (layer.output_channels, layer.kernel_size) == (5, (3, 7))
    assert FullyConnected(name="f", weights=np.zeros((4, 9))).units == 4


def test_padding_on_all_sides() -> None:
    assert Padding.all_sides(1, 2) == Padding(top=1, bottom=1, left=2, right=2)


def test_other_numbers_keep_what_follows_from_the_structure_alone() -> None:
    layer = Convolution(name="c", kernels=np.zeros((2, 1, 3, 3)), bias=np.zeros(2))
    layer.of_structure["plan"], layer.of_numbers["sum"] = 1, 2
    edited = layer.with_numbers(kernels=read_only(np.ones((2, 1, 3, 3)), 4))
    assert edited.kernels.all()
    assert (edited.name, edited.bias, edited.structure) == (layer.name, layer.bias, layer.structure)
    assert edited.of_structure is layer.of_structure
    assert edited.of_numbers == {}
    assert not layer.kernels.any()
