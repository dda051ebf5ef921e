"""Any sequence of edits: the maps that were patched are those of a fresh run, and so is what is pinned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from playground import limits
from playground.engine.back.backproject import back_project
from playground.engine.forward import Pass, run
from playground.network.editing import activation_edits, channel_edits, edits, kernel_edits, layer_edits
from playground.network.editing.new_layer import new_layer
from playground.network.layers import LAYER_KINDS, SAME, Convolution, KernelLayer, Layer, MaxPooling, Padding, ReLU
from playground.network.network import Network
from playground.network.sentence import NetworkError
from playground.network.setup import Rule, Seed, SeedKind
from tests.engine.cases import values

Edit = Callable[[Network], Network]

MEMORY = 2 * limits.MEGABYTE
"""Small, so that no step is slow."""
ROUNDING = 1e-5
"""Of a map's largest magnitude, or of 1: what the maps of a session may be off by."""
LAST = 20
"""The place behind the last layer."""

PLACES = st.integers(0, LAST)
CHANNELS = st.sampled_from([0, 0, 1, 2, 5])
NUMBERS = st.floats(-2, 2)
SIZES = st.tuples(st.integers(1, 4), st.integers(1, 4))
LOOKS = st.sampled_from([True, True, True, False])
"""Whether the edit is looked at, or another one comes before its frame."""

SETTINGS: list[tuple[Callable[..., Network], st.SearchStrategy[Any]]] = [
    (layer_edits.set_stride, SIZES),
    (layer_edits.set_padding, st.just(SAME) | st.builds(Padding, *[st.integers(0, 2)] * 4)),
    (layer_edits.set_dilation, SIZES),
    (layer_edits.set_groups, st.integers(1, 4)),
    (layer_edits.set_flipped, st.booleans()),
    (layer_edits.set_output_padding, st.tuples(st.integers(0, 1), st.integers(0, 1))),
    (layer_edits.set_pool_size, SIZES),
    (layer_edits.set_ceil, st.booleans()),
    (layer_edits.set_count_padding, st.booleans()),
    (layer_edits.set_power, st.sampled_from([1.0, 2.0, 3.0])),
    (layer_edits.set_global_mode, st.sampled_from(["max", "average", "sum", "lp"])),
    (layer_edits.set_adaptive_mode, st.sampled_from(["max", "average"])),
    (layer_edits.set_output_size, SIZES),
    (activation_edits.set_slope, NUMBERS),
    (activation_edits.set_alpha, NUMBERS),
    (activation_edits.set_low, NUMBERS),
    (activation_edits.set_form, st.sampled_from(["exact", "tanh"])),
    (kernel_edits.set_kernel_size, SIZES),
    (kernel_edits.set_output_channels, st.integers(1, 9)),
    (kernel_edits.set_units, st.integers(1, 9)),
    (kernel_edits.set_has_bias, st.booleans()),
]
CHANNEL_EDITS = [
    channel_edits.set_slope,
    channel_edits.set_scale,
    channel_edits.set_shift,
    channel_edits.set_mean,
    kernel_edits.set_bias,
]


class EditsAndPasses(RuleBasedStateMachine):
    """A session without a window: a network under edits, its newest pass, and a map that is pinned."""

    network: Network
    passed: Pass

    def __init__(self) -> None:
        super().__init__()
        self.usual, limits.SESSION_BYTES = limits.SESSION_BYTES, MEMORY
        self.undone: list[Network] = []
        self.done: list[Network] = []
        self.pinned: tuple[int, int] | None = None

    def teardown(self) -> None:
        limits.SESSION_BYTES = self.usual

    @initialize(shape=st.tuples(st.integers(1, 3), st.integers(5, 12), st.integers(5, 12)), single=st.booleans())
    def start(self, shape: tuple[int, int, int], single: bool) -> None:
        self.dtype, self.network = np.float32 if single else np.float64, Network(shape)
        for kind in (Convolution, ReLU, MaxPooling, Convolution):
            self.network = edits.insert(self.network, len(self.network.layers), self.new(kind, LAST))
        self.x = values(0, (1, *shape), self.dtype)
        self.passed = run(self.network, self.x)

    def at(self, place: int) -> int:
        count = len(self.network.layers)
        return count if place == LAST or not count else place % count

    def new(self, kind: type[Layer], place: int) -> Layer:
        return new_layer(kind, self.network, self.at(place))

    # edits

    @rule(kind=st.sampled_from(LAYER_KINDS), place=PLACES, looks=LOOKS)
    def insert(self, kind: type[Layer], place: int, looks: bool) -> None:
        self.edit(lambda network: edits.insert(network, self.at(place), self.new(kind, place)), looks)

    @rule(place=PLACES, looks=LOOKS)
    def remove(self, place: int, looks: bool) -> None:
        if len(self.network.layers) > 1:
            self.edit(lambda network: edits.remove(network, self.at(place)), looks)

    @rule(place=PLACES, looks=LOOKS)
    def duplicate(self, place: int, looks: bool) -> None:
        self.edit(lambda network: edits.duplicate(network, self.at(place)), looks)

    @rule(from_place=PLACES, to_place=PLACES, looks=LOOKS)
    def move(self, from_place: int, to_place: int, looks: bool) -> None:
        self.edit(lambda network: edits.move(network, self.at(from_place), self.at(to_place)), looks)

    @rule(place=PLACES, muted=st.booleans(), looks=LOOKS)
    def mute(self, place: int, muted: bool, looks: bool) -> None:
        self.edit(lambda network: edits.set_muted(network, self.at(place), muted), looks)

    @rule(place=PLACES, output=CHANNELS, input=CHANNELS, cell=SIZES, drag=st.lists(NUMBERS, min_size=1, max_size=5))
    def drag_cell(self, place: int, output: int, input: int, cell: tuple[int, int], drag: list[float]) -> None:
        index = self.place_of(KernelLayer, place)
        for value in drag:
            self.edit(
                lambda network, value=value: kernel_edits.set_kernel_cell(
                    network, index, output, input, cell[0] - 1, cell[1] - 1, value
                ),
                True,
            )

    @rule(place=PLACES, setter=st.sampled_from(CHANNEL_EDITS), channel=CHANNELS, value=NUMBERS, looks=LOOKS)
    def set_number(self, place: int, setter: Callable[..., Network], channel: int, value: float, looks: bool) -> None:
        index = next((i for i in self.from_place(place) if self.takes(setter, i, channel, value)), self.at(place))
        self.edit(lambda network: setter(network, index, channel, value), looks)

    @rule(place=PLACES, data=st.data(), looks=LOOKS)
    def set_something(self, place: int, data: st.DataObject, looks: bool) -> None:
        setter, wanted = data.draw(st.sampled_from(SETTINGS))
        value = data.draw(wanted)
        index = next((i for i in self.from_place(place) if self.takes(setter, i, value)), self.at(place))
        self.edit(lambda network: setter(network, index, value), looks)

    @rule(seed=st.integers(0, 9))
    def take_another_picture(self, seed: int) -> None:
        self.x = values(seed, self.x.shape, self.dtype)
        self.look()

    @rule(looks=LOOKS)
    def undo(self, looks: bool) -> None:
        if self.done:
            self.undone.append(self.network)
            self.network = self.done.pop()
            if looks:
                self.look()

    @rule(looks=LOOKS)
    def redo(self, looks: bool) -> None:
        if self.undone:
            self.done.append(self.network)
            self.network = self.undone.pop()
            if looks:
                self.look()

    @rule(place=PLACES, channel=st.integers(0, 9))
    def pin(self, place: int, channel: int) -> None:
        self.pinned = (place, channel)
        self.look()

    def from_place(self, place: int) -> list[int]:
        """All layers' indices, that of `place` first."""
        count = len(self.network.layers)
        return [(self.at(place) + step) % count for step in range(count)]

    def place_of(self, kind: type[Layer], place: int) -> int:
        return next((i for i in self.from_place(place) if isinstance(self.network.layers[i], kind)), self.at(place))

    def takes(self, setter: Callable[..., Network], index: int, *given: object) -> bool:
        try:
            return setter(self.network, index, *given) is not self.network
        except NetworkError:
            return False

    def edit(self, change: Edit, looks: bool) -> None:
        try:
            after = change(self.network)
        except NetworkError:
            return
        if after is not self.network:
            self.done.append(self.network)
            self.undone.clear()
            self.network = after
        if looks:
            self.look()

    # what must hold

    def look(self) -> None:
        """The next frame: patched from the one before, and the same as a fresh one. The old maps stay as they were."""
        before, kept = self.passed, [step.output.copy() for step in self.passed.steps]
        try:
            self.passed = run(self.network, self.x, before)
        except NetworkError:  # too large
            return
        fresh = run(self.network, self.x)
        assert len(self.passed.steps) == len(fresh.steps)
        for step, whole in zip(self.passed.steps, fresh.steps, strict=True):
            self.assert_same(step.output, whole.output, step.layer.name)
            assert step.layer is whole.layer
        for step, old in zip(before.steps, kept, strict=True):
            np.testing.assert_array_equal(step.output, old, "a map that may be on the screen was written into")
        self.assert_changed(before)
        self.assert_pinned_same(fresh)

    def assert_same(self, found: np.ndarray, wanted: np.ndarray, name: str) -> None:
        """To the rounding of the session's floats; double precision shows that the sums are the same ones."""
        finite = np.isfinite(wanted)
        np.testing.assert_array_equal(np.isfinite(found), finite)
        scale = max(float(np.abs(wanted[finite]).max(initial=0)), 1.0)
        room = (ROUNDING if self.dtype is np.float32 else 1e-10) * scale
        np.testing.assert_allclose(found[finite], wanted[finite], rtol=0, atol=room, err_msg=name)

    def assert_changed(self, before: Pass) -> None:
        """What a step says is unchanged is the same to the bit: the views draw by it."""
        for step, old in zip(self.passed.steps, before.steps, strict=False):
            if step.changed is not None:
                others = np.setdiff1d(np.arange(step.maps.shape[1]), step.changed)
                np.testing.assert_array_equal(step.output[:, others], old.output[:, others], step.layer.name)

    def assert_pinned_same(self, fresh: Pass) -> None:
        """In double precision alone: with single floats a unit near zero may be on for one of them and off for the
        other, and nothing bounds what comes of that.
        """
        if self.pinned is None or not fresh.steps or self.dtype is np.float32:
            return
        index = self.pinned[0] % len(fresh.steps)
        channel = self.pinned[1] % fresh.steps[index].maps.shape[1]
        for number, way in enumerate(Rule):
            seed = Seed(list(SeedKind)[number % 3], (0, 0), number % 2 == 0)
            found, wanted = (back_project(one, index, channel, seed, way).picture for one in (self.passed, fresh))
            self.assert_same(found, wanted, f"pinned, {way.value}")


TestEditsAndPasses = EditsAndPasses.TestCase
TestEditsAndPasses.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
