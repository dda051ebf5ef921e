from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from playground.network.costs import network_costs
from playground.network.editing import channel_edits
from playground.network.editing.edits import insert, remove, set_input_shape
from playground.network.editing.new_layer import new_layer
from playground.network.layers import (
    LAYER_KINDS,
    BatchNormalization,
    Convolution,
    Layer,
    ParametricReLU,
    PerChannelLayer,
    ReLU,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError

EDITS: list[tuple[channel_edits.ChannelEdit, str]] = [
    (channel_edits.set_slope, "slopes"),
    (channel_edits.set_scale, "scale"),
    (channel_edits.set_shift, "shift"),
    (channel_edits.set_mean, "mean"),
    (channel_edits.set_variance, "variance"),
]
KINDS = [kind for kind in LAYER_KINDS if issubclass(kind, PerChannelLayer)]


def network_of(kind: type[Layer]) -> Network:
    empty = Network((4, 16, 16))
    return insert(empty, 0, new_layer(kind, empty, 0))


def numbers(network: Network, field: str) -> list[float]:
    return [float(number) for number in getattr(network.layers[0], field)]


@pytest.mark.parametrize(("edit", "field"), EDITS, ids=[row[1] for row in EDITS])
def test_one_number_is_set_where_there_is_one(edit: channel_edits.ChannelEdit, field: str) -> None:
    for kind in LAYER_KINDS:
        network = network_of(kind)
        if kind not in KINDS or field not in kind.new_numbers:  # type: ignore[attr-defined]
            with pytest.raises(NetworkError, match=f"{network.layers[0].name} has no "):
                edit(network, 0, 2, 1.0)
            continue
        changed = edit(network, 0, 2, 7.5)
        before = numbers(network, field)
        assert numbers(changed, field) == [*before[:2], 7.5, before[3]]
        assert edit(changed, 0, 2, 7.5) is changed
        assert not getattr(changed.layers[0], field).flags.writeable
        for channel in (-1, 4):
            with pytest.raises(NetworkError, match="has no channel"):
                edit(network, 0, channel, 1.0)
        with pytest.raises(NetworkError, match="cannot hold the value"):
            edit(network, 0, 2, float("nan"))


def test_a_variance_below_zero_and_an_epsilon_out_of_its_limits_are_refused() -> None:
    network = network_of(BatchNormalization)
    with pytest.raises(NetworkError, match="the variance cannot be -1"):
        channel_edits.set_variance(network, 0, 0, -1.0)
    for epsilon in (-1e-9, float("nan"), float("inf")):
        with pytest.raises(NetworkError, match="the epsilon cannot be"):
            channel_edits.set_epsilon(network, 0, epsilon)
    assert channel_edits.set_epsilon(network, 0, 0.5).layers[0].epsilon == 0.5  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_numbers_follow_the_channels_and_none_is_forgotten(kind: type[PerChannelLayer]) -> None:
    network = network_of(kind)
    field, new = next(iter(kind.new_numbers.items()))
    network = channel_edits._set(network, 0, field, field, 1, 0.125)
    grown = set_input_shape(network, (6, 16, 16))
    assert grown.problem is None
    assert numbers(grown, field) == [new, 0.125, new, new, new, new]
    shrunk = set_input_shape(grown, (1, 16, 16))
    assert shrunk.layers[0] is grown.layers[0]
    assert numbers(set_input_shape(shrunk, (6, 16, 16)), field) == numbers(grown, field)
    convolution = new_layer(Convolution, grown, 0)
    assert insert(grown, 0, convolution).layers[1].channels == 8  # type: ignore[attr-defined]
    assert remove(insert(grown, 0, convolution), 0).problem is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_too_few_numbers_are_a_problem_in_words_and_uneven_ones_cannot_be(kind: type[PerChannelLayer]) -> None:
    make: Callable[..., PerChannelLayer] = kind
    layer = make(name="n", **{field: np.ones(3) for field in kind.new_numbers})
    problem = Network((4, 8, 8), (ReLU(name="r"), layer)).problem
    assert problem is not None
    assert problem.index == 1
    assert str(problem.sentence) == "n has numbers for 3 channels, but 4 come in."
    if len(kind.new_numbers) > 1:
        with pytest.raises(NetworkError, match="one of each is needed"):
            make(name="n", **{field: np.ones(3 + place) for place, field in enumerate(kind.new_numbers)})


def test_what_a_batch_normalisation_costs() -> None:
    """A scale and a shift for each channel are learned; every unit is multiplied once."""
    (row,) = network_costs(network_of(BatchNormalization))
    assert (row.parameters, row.macs, row.cpr) == (2 * 4, 4 * 16 * 16, 16 * 16)
    assert (row.output_shape, row.receptive_field) == ((4, 16, 16), (1, 1))


def test_the_slopes_are_parameters_but_no_weights_of_a_sum() -> None:
    (row,) = network_costs(network_of(ParametricReLU))
    assert (row.parameters, row.macs, row.cpr) == (4, 0, None)
