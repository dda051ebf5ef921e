"""Any sequence of edits, good and bad: nothing but NetworkError, shapes that hold, and untouched layers left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from playground import limits
from playground.network.editing import activation_edits, channel_edits, edits, kernel_edits, layer_edits, response_edits
from playground.network.editing.new_layer import new_layer
from playground.network.layer_limits import arrays, check_layer
from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
    SAME,
    SELU,
    AveragePooling,
    BatchNormalization,
    Clip,
    Convolution,
    Dropout,
    FullyConnected,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    KernelLayer,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    MaxUnpooling,
    Padding,
    PerChannelLayer,
    Pooling,
    Shape,
)
from playground.network.names import check_unique
from playground.network.network import Network
from playground.network.partners import shape_after
from playground.network.sentence import NetworkError

Edit = Callable[[Network], Network]

MEMORY = 2 * limits.MEGABYTE
"""Small, so that refusals for memory happen too and no step is slow."""

PLACES = st.integers(0, 20)
"""Made an index of the layers there are by `at`; the largest becomes one there is none at."""
SMALL = st.integers(0, 9)
NUMBERS = SMALL | st.sampled_from([-1, 16, 32, 33, 63, 64, 65, 512, 513, 4096, 4097, 65_536, 65_537])
PAIRS = st.tuples(SMALL, SMALL) | st.tuples(NUMBERS, NUMBERS)
PADDINGS = st.just(SAME) | st.builds(Padding, SMALL, SMALL, SMALL, SMALL) | st.builds(Padding, left=NUMBERS)
VALUES = st.floats(-10, 10) | st.floats()
NAMES = st.text(max_size=8) | st.sampled_from(["conv1", "relu1", "眼睛", "x" * 61, "a/b", "a\nb", " "])
SLICES = st.sampled_from([0, 0, 0, 1, 1, 2, 3, 7, 8, -1])
SETTERS: list[tuple[Callable[..., Network], tuple[type[Layer], ...], st.SearchStrategy[Any]]] = [
    (edits.rename, (Layer,), NAMES),
    (edits.set_muted, (Layer,), st.booleans()),
    (layer_edits.set_stride, (Convolution, Pooling), PAIRS),
    (layer_edits.set_padding, (Convolution, Pooling), PADDINGS),
    (layer_edits.set_dilation, (Convolution,), PAIRS),
    (layer_edits.set_groups, (Convolution,), NUMBERS),
    (layer_edits.set_flipped, (Convolution,), st.booleans()),
    (layer_edits.set_pool_size, (Pooling,), PAIRS),
    (layer_edits.set_ceil, (Pooling,), st.booleans()),
    (layer_edits.set_count_padding, (AveragePooling,), st.booleans()),
    (activation_edits.set_slope, (LeakyReLU, HardSigmoid), VALUES),
    (activation_edits.set_alpha, (ELU, SELU), VALUES),
    (activation_edits.set_gamma, (SELU,), VALUES),
    (activation_edits.set_offset, (HardSigmoid,), VALUES),
    (activation_edits.set_form, (GELU,), st.sampled_from(["exact", "tanh", "erf"])),
    (activation_edits.set_low, (Clip,), VALUES),
    (activation_edits.set_high, (Clip,), VALUES),
    (layer_edits.set_pooling, (MaxUnpooling,), st.sampled_from(["pool1", "pool2", "conv1", "", "a/b"])),
    (response_edits.set_neighbours, (LocalResponseNormalization,), NUMBERS),
    (response_edits.set_response_beta, (LocalResponseNormalization,), VALUES),
    (channel_edits.set_epsilon, (BatchNormalization, InstanceNormalization), VALUES),
    (activation_edits.set_rate, (Dropout,), st.floats(0, 1) | VALUES),
    (layer_edits.set_global_mode, (GlobalPooling,), st.sampled_from(["max", "average", "sum", "median"])),
    (kernel_edits.set_kernel_size, (Convolution,), PAIRS),
    (kernel_edits.set_output_channels, (Convolution,), NUMBERS),
    (kernel_edits.set_units, (FullyConnected,), NUMBERS),
    (kernel_edits.set_has_bias, (Convolution, FullyConnected), st.booleans()),
]
"""Every edit of one setting, the kinds that have it, and values for it, good and bad."""


class EditSequences(RuleBasedStateMachine):
    """A network under random edits, with everything before kept for undo."""

    network: Network
    history: list[Network]

    def __init__(self) -> None:
        super().__init__()
        self.usual = limits.SESSION_BYTES
        limits.SESSION_BYTES = MEMORY

    def teardown(self) -> None:
        limits.SESSION_BYTES = self.usual

    @initialize(shape=st.tuples(st.integers(1, 4), st.integers(1, 12), st.integers(1, 12)))
    def start(self, shape: Shape) -> None:
        self.network, self.history = Network(shape), []
        for kind in (Convolution, LeakyReLU, AveragePooling, GlobalPooling, FullyConnected):
            self.insert(kind, 20)

    def at(self, place: int) -> int:
        count = len(self.network.layers)
        return count if place == 20 or not count else place % count

    @rule(kind=st.sampled_from(LAYER_KINDS), place=PLACES)
    def insert(self, kind: type[Layer], place: int) -> None:
        index = self.at(place)
        self.attempt(lambda network: edits.insert(network, index, new_layer(kind, network, index)))

    @rule(place=PLACES)
    def duplicate(self, place: int) -> None:
        index = self.at(place)
        self.attempt(lambda network: edits.duplicate(network, index))

    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        index = self.at(place)
        self.attempt(lambda network: edits.remove(network, index))

    @rule(from_place=PLACES, to_place=PLACES)
    def move(self, from_place: int, to_place: int) -> None:
        from_index, to_index = self.at(from_place), self.at(to_place)
        self.attempt(lambda network: edits.move(network, from_index, to_index))

    @rule(place=PLACES, setting=st.data())
    def set_something(self, place: int, setting: st.DataObject) -> None:
        index = self.at(place)
        kind = type(self.network.layers[index]) if index < len(self.network.layers) else Layer
        fitting = [row for row in SETTERS if issubclass(kind, row[1])]
        setter, _, values = setting.draw(st.sampled_from(fitting) | st.sampled_from(SETTERS))
        value = setting.draw(values)
        self.attempt(lambda network: setter(network, index, value), changed=index, again=True)

    @rule(place=PLACES, cell=st.tuples(SLICES, SLICES, SLICES, SLICES), value=VALUES)
    def set_kernel_cell(self, place: int, cell: tuple[int, int, int, int], value: float) -> None:
        index = self.at(place)
        self.attempt(
            lambda network: kernel_edits.set_kernel_cell(network, index, *cell, value), changed=index, again=True
        )

    @rule(place=PLACES, output=SLICES, input=st.none() | SLICES, fitting=st.booleans())
    def set_kernel(self, place: int, output: int, input: int | None, fitting: bool) -> None:
        index = self.at(place)
        layer = self.network.layers[index] if index < len(self.network.layers) else None
        shape = layer.kernel_size if fitting and isinstance(layer, Convolution) else (2, 3)
        kernel = np.ones(shape)
        self.attempt(
            lambda network: kernel_edits.set_kernel(network, index, output, input, kernel), changed=index, again=True
        )

    @rule(place=PLACES, output=SLICES, input=SLICES, value=VALUES)
    def set_bias_or_weight(self, place: int, output: int, input: int, value: float) -> None:
        index = self.at(place)
        self.attempt(lambda network: kernel_edits.set_bias(network, index, output, value), changed=index, again=True)
        self.attempt(
            lambda network: kernel_edits.set_weight(network, index, output, input, value), changed=index, again=True
        )

    @rule(
        place=PLACES,
        edit=st.sampled_from(
            [
                channel_edits.set_slope,
                channel_edits.set_scale,
                channel_edits.set_shift,
                channel_edits.set_mean,
                channel_edits.set_variance,
            ]
        ),
        channel=SLICES,
        value=VALUES,
    )
    def set_number(self, place: int, edit: channel_edits.ChannelEdit, channel: int, value: float) -> None:
        index = self.at(place)
        self.attempt(lambda network: edit(network, index, channel, value), changed=index, again=True)

    @rule(shape=st.tuples(NUMBERS, SMALL, SMALL) | st.tuples(SMALL, NUMBERS, NUMBERS))
    def set_input_shape(self, shape: Shape) -> None:
        self.attempt(lambda network: edits.set_input_shape(network, shape), again=True)

    @rule()
    def undo(self) -> None:
        if self.history:
            self.network = self.history.pop()

    def attempt(self, edit: Edit, changed: int | None = None, again: bool = False) -> None:
        """Do `edit`, which may be refused in words; only the layer `changed` and new ones may be others after it."""
        before = self.network
        try:
            after = edit(before)
        except NetworkError as error:
            assert str(error)[-1] in ".!"  # noqa: PT017 - a refusal is one of two fair outcomes here
            return
        if after is before:
            return
        old = {layer.name: layer for index, layer in enumerate(before.layers) if index != changed}
        for layer in after.layers:
            if layer.name in old:
                assert is_same_or_grown(old[layer.name], layer)
        if again:
            assert edit(after) is after
        self.history.append(before)
        self.network = after

    @invariant()
    def holds_only_what_is_possible(self) -> None:
        for layer in self.network.layers:
            check_layer(layer)
            for array in arrays(layer):
                assert array.dtype == np.float32
                assert not array.flags.writeable
        check_unique(self.network.layers)

    @invariant()
    def shapes_are_what_the_layers_make(self) -> None:
        network = self.network
        for index, layer in enumerate(network.layers[: len(network.shapes) - 1]):
            expected = network.shapes[index] if layer.muted else shape_after(network.layers, index, network.shapes)
            assert network.shapes[index + 1] == expected
        assert (network.problem is None) == (len(network.shapes) == len(network.layers) + 1)

    @invariant()
    def channel_counts_follow(self) -> None:
        """Weights are never what is missing, wherever a layer's input is known."""
        for layer, (channels, height, width) in zip(self.network.layers, self.network.shapes, strict=False):
            if layer.muted:
                continue
            if isinstance(layer, Convolution) and channels % layer.groups == 0:
                assert layer.kernels.shape[1] * layer.groups >= channels
            if isinstance(layer, FullyConnected):
                assert layer.weights.shape[1] >= channels * height * width
            if isinstance(layer, PerChannelLayer):
                assert layer.channels >= channels


def is_same_or_grown(old: Layer, new: Layer) -> bool:
    """Whether `new` is `old` itself, or `old` with more input weights, or numbers of channels, behind its own."""
    if new is old or (
        isinstance(old, MaxUnpooling) and isinstance(new, MaxUnpooling)
    ):  # its partner's name is followed
        return True
    if type(new) is not type(old) or not isinstance(old, KernelLayer | FullyConnected | PerChannelLayer):
        return False
    if isinstance(old, PerChannelLayer):
        grown = [(getattr(old, field), getattr(new, field)) for field in old.new_numbers]
        return all(np.array_equal(after[: len(before)], before) for before, after in grown)
    weights = "kernels" if isinstance(old, KernelLayer) else "weights"
    others = [field.name for field in fields(old) if field.name != weights]
    stored = getattr(old, weights)
    kept = getattr(new, weights)[:, : stored.shape[1]]
    return np.array_equal(kept, stored) and all(getattr(old, name) is getattr(new, name) for name in others)


TestEditSequences = EditSequences.TestCase
TestEditSequences.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
