from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from playground.network.editing import activation_edits, layer_edits, response_edits
from playground.network.editing.edits import insert
from playground.network.editing.new_layer import new_layer
from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
    SAME,
    SELU,
    AdaptivePooling,
    AveragePooling,
    Clip,
    Convolution,
    Dropout,
    GlobalPooling,
    HardSigmoid,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    SumPooling,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError

CONVOLUTIONS = (Convolution, TransposedConvolution)
POOLINGS = (MaxPooling, AveragePooling, SumPooling, LpPooling)
EDITS: list[tuple[Callable[..., Network], str, tuple[type[Layer], ...], Any, Any]] = [
    (layer_edits.set_stride, "stride", (*CONVOLUTIONS, *POOLINGS), (3, 2), (0, 1)),
    (layer_edits.set_padding, "padding", (*CONVOLUTIONS, *POOLINGS), Padding(1, 2, 3, 4), Padding(top=-1)),
    (layer_edits.set_dilation, "dilation", (*CONVOLUTIONS, *POOLINGS), (2, 1), (2, 33)),
    (layer_edits.set_groups, "groups", CONVOLUTIONS, 4, 0),
    (layer_edits.set_output_padding, "output_padding", (TransposedConvolution,), (1, 0), (0, 64)),
    (layer_edits.set_flipped, "flipped", (Convolution,), True, None),
    (layer_edits.set_pool_size, "size", POOLINGS, (3, 1), (0, 0)),
    (layer_edits.set_ceil, "ceil", POOLINGS, True, None),
    (layer_edits.set_count_padding, "count_padding", (AveragePooling,), True, None),
    (activation_edits.set_slope, "slope", (LeakyReLU, HardSigmoid), 0.3, float("inf")),
    (activation_edits.set_offset, "offset", (HardSigmoid,), 0.25, float("nan")),
    (activation_edits.set_alpha, "alpha", (ELU, SELU), 0.3, float("inf")),
    (activation_edits.set_gamma, "gamma", (SELU,), 2.0, 1e39),
    (activation_edits.set_form, "form", (GELU,), "tanh", "erf"),
    (activation_edits.set_low, "low", (Clip,), -1.0, float("-inf")),
    (activation_edits.set_high, "high", (Clip,), 1.0, float("inf")),
    (activation_edits.set_rate, "rate", (Dropout,), 0.2, 1.5),
    (response_edits.set_neighbours, "size", (LocalResponseNormalization,), 3, 0),
    (response_edits.set_response_alpha, "alpha", (LocalResponseNormalization,), 0.5, -1.0),
    (response_edits.set_response_beta, "beta", (LocalResponseNormalization,), 0.5, float("nan")),
    (response_edits.set_response_offset, "offset", (LocalResponseNormalization,), 2.0, float("inf")),
    (layer_edits.set_pooling, "pooling", (MaxUnpooling,), "pool7", "a:b"),
    (layer_edits.set_global_mode, "mode", (GlobalPooling,), "lp", "median"),
    (layer_edits.set_power, "p", (LpPooling, GlobalPooling), 3.5, 0.5),
    (layer_edits.set_adaptive_mode, "mode", (AdaptivePooling,), "max", "sum"),
    (layer_edits.set_output_size, "size", (AdaptivePooling,), (7, 20), (0, 1)),
]


def network_of(kind: type[Layer]) -> Network:
    empty = Network((4, 16, 16))
    return insert(empty, 0, new_layer(kind, empty, 0))


@pytest.mark.parametrize(("edit", "field", "kinds", "good", "bad"), EDITS, ids=[row[1] for row in EDITS])
def test_a_setting_is_set_where_there_is_one(
    edit: Callable[..., Network], field: str, kinds: tuple[type[Layer], ...], good: Any, bad: Any
) -> None:
    for kind in LAYER_KINDS:
        network = network_of(kind)
        if kind not in kinds:
            with pytest.raises(NetworkError, match=f"{network.layers[0].name} has no "):
                edit(network, 0, good)
            continue
        changed = edit(network, 0, good)
        assert getattr(changed.layers[0], field) == good
        assert getattr(network.layers[0], field) != good
        assert edit(changed, 0, good) is changed
        if bad is not None:
            with pytest.raises(NetworkError):
                edit(changed, 0, bad)


def test_padding_can_be_same_and_back() -> None:
    network = layer_edits.set_padding(network_of(Convolution), 0, Padding())
    assert network.shapes[-1] == (8, 14, 14)
    same = layer_edits.set_padding(network, 0, SAME)
    assert same.shapes[-1] == (8, 16, 16)
    assert layer_edits.set_padding(same, 0, SAME) is same


def test_groups_keep_the_surplus_slices() -> None:
    network = network_of(Convolution)
    grouped = layer_edits.set_groups(network, 0, 4)
    first, before = grouped.layers[0], network.layers[0]
    assert isinstance(first, Convolution)
    assert isinstance(before, Convolution)
    assert first.kernels is before.kernels
    assert grouped.problem is None
    assert layer_edits.set_groups(grouped, 0, 3).problem is not None
    assert layer_edits.set_groups(grouped, 0, 1).layers[0].kernels is before.kernels  # type: ignore[attr-defined]
