"""The forward pass: what it keeps, what it takes over from the previous pass, and how it stops."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from playground.engine.cancel import Cancelled
from playground.engine.forward import Pass, run
from playground.network.layers import (
    SAME,
    AveragePooling,
    Convolution,
    Flatten,
    FullyConnected,
    GlobalPooling,
    Layer,
    LeakyReLU,
    MaxPooling,
    Padding,
    ReLU,
    Sigmoid,
    Softmax,
)
from playground.network.network import Network
from playground.network.sentence import NetworkError
from tests.engine import reference
from tests.engine.cases import values

SHAPE = (3, 12, 10)


def small_network() -> Network:
    """Every way a change can travel: through channels, between them, and into vectors."""
    layers = (
        Convolution(name="conv1", kernels=values(1, (6, 3, 3, 3)), bias=values(2, (6,)), padding=SAME),
        ReLU(name="relu1"),
        MaxPooling(name="pool1"),
        Convolution(
            name="conv2", kernels=values(3, (4, 3, 3, 2)), groups=2, stride=(1, 2), padding=Padding(1, 1, 0, 0)
        ),
        LeakyReLU(name="relu2", slope=0.1),
        AveragePooling(name="pool2", ceil=True),
        Flatten(name="flat"),
        FullyConnected(name="fc", weights=values(4, (5, 4 * 3 * 1)), bias=values(5, (5,))),
        Softmax(name="softmax"),
    )
    return Network(SHAPE, layers)


def changed_layer(network: Network, index: int, layer: Layer) -> Network:
    return Network(network.input_shape, (*network.layers[:index], layer, *network.layers[index + 1 :]))


def with_kernel(network: Network, index: int, channel: int, seed: int = 9) -> Network:
    """One output kernel of a convolution drawn anew."""
    layer = network.layers[index]
    assert isinstance(layer, Convolution)
    kernels = layer.kernels.copy()
    kernels[channel] = values(seed, kernels[channel].shape)
    return changed_layer(network, index, replace(layer, kernels=kernels))


def assert_same_maps(actual: Pass, wanted: Pass, tolerance: float = 1e-5) -> None:
    """Equal to `tolerance`, of a layer's largest magnitude where that is above 1."""
    assert len(actual.steps) == len(wanted.steps)
    for step, other in zip(actual.steps, wanted.steps, strict=True):
        scale = max(float(np.abs(other.output).max()), 1.0)
        np.testing.assert_allclose(step.output, other.output, rtol=0, atol=tolerance * scale)


def test_a_whole_network_equals_the_loops() -> None:
    network, x = small_network(), values(0, SHAPE)
    steps = run(network, x).steps
    current = x[None]
    for layer, shape, step in zip(network.layers, network.shapes[1:], steps, strict=True):
        current = reference.forward(layer, current)
        assert step.output.shape == (1, *shape)
        np.testing.assert_allclose(step.output, current, atol=1e-10)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_batch_equals_its_images(dtype: type) -> None:
    network, x = small_network(), values(0, (3, *SHAPE), dtype)
    whole = run(network, x)
    for image in range(3):
        alone = run(network, x[image])
        for step, other in zip(whole.steps, alone.steps, strict=True):
            assert step.output.dtype == dtype
            np.testing.assert_allclose(step.output[image], other.output[0], atol=1e-5)


def test_steps_end_before_the_problem() -> None:
    layers = (ReLU(name="a"), MaxPooling(name="b", size=(99, 99)), ReLU(name="c"))
    passed = run(Network(SHAPE, layers), values(0, SHAPE))
    assert [step.layer.name for step in passed.steps] == ["a"]


def test_a_muted_layer_hands_its_input_on() -> None:
    network = small_network()
    muted = changed_layer(network, 1, ReLU(name="relu1", muted=True))
    passed = run(muted, values(0, SHAPE))
    assert passed.output(1) is passed.output(0)


def test_what_a_layer_took_is_kept_until_it_is_computed_whole_again() -> None:
    network = changed_layer(small_network(), 6, Flatten(name="flat", muted=True))
    network = Network(SHAPE, network.layers[:7])
    x = values(0, SHAPE, np.float32)
    first = run(network, x)
    assert all(step.seconds > 0 for step in first.steps[:6])
    assert first.steps[6].seconds == 0, "muted"
    second = run(with_kernel(network, 0, 4), x, first)
    for old, new in zip(first.steps, second.steps, strict=True):
        assert (new.seconds == old.seconds) == (new.changed is not None or new.layer.muted)
    assert [len(step.changed) for step in second.steps[:3] if step.changed is not None] == [1, 1, 1]
    third = run(network, values(1, SHAPE, np.float32), second)
    assert third.steps[0].seconds not in (0, first.steps[0].seconds)


def test_identical_layers_and_input_are_taken_over() -> None:
    network, x = small_network(), values(0, SHAPE, np.float32)
    first = run(network, x)
    second = run(changed_layer(network, 4, replace(network.layers[4], slope=0.3)), x, first)  # type: ignore[call-arg]
    for old, new in zip(first.steps[:4], second.steps[:4], strict=True):
        assert new.output is old.output
        assert new.trace is old.trace
        assert new.changed is not None
        assert len(new.changed) == 0
    assert second.steps[4].changed is None


def test_a_new_name_computes_nothing() -> None:
    network, x = small_network(), values(0, SHAPE, np.float32)
    first = run(network, x)
    second = run(changed_layer(network, 0, replace(network.layers[0], name="edges")), x, first)
    assert second.steps[0].layer.name == "edges"
    assert all(new.output is old.output for old, new in zip(first.steps, second.steps, strict=True))


def test_one_kernel_changes_one_channel_up_to_the_next_mixing_layer() -> None:
    network, x = small_network(), values(0, SHAPE, np.float32)
    first = run(network, x)
    edited = with_kernel(network, 0, 4)
    second = run(edited, x, first)
    for step in second.steps[:3]:
        assert step.changed is not None
        assert step.changed.tolist() == [4]
    assert_same_maps(second, run(edited, x))


def test_changed_channels_hold_every_change() -> None:
    network, x = small_network(), values(0, SHAPE, np.float32)
    first = run(network, x)
    for index, channel in ((0, 0), (0, 5), (3, 2)):
        second = run(with_kernel(network, index, channel), x, first)
        for old, new in zip(first.steps, second.steps, strict=True):
            if new.changed is not None:
                others = np.delete(np.arange(new.output.shape[1]), new.changed)
                np.testing.assert_array_equal(old.output[:, others], new.output[:, others])


def test_nothing_is_written_into_a_previous_pass() -> None:
    network, x = small_network(), values(0, SHAPE, np.float32)
    first = run(network, x)
    for step in first.steps:
        step.output.flags.writeable = False
    x.flags.writeable = False
    kept = [step.output.copy() for step in first.steps]
    second = run(with_kernel(network, 0, 2), x, first)
    run(with_kernel(network, 3, 1), x, second)
    for step, copy in zip(first.steps, kept, strict=True):
        np.testing.assert_array_equal(step.output, copy)


def test_another_input_computes_everything() -> None:
    network = small_network()
    first = run(network, values(0, SHAPE, np.float32))
    x = values(1, SHAPE, np.float32)
    second = run(network, x, first)
    assert all(step.changed is None for step in second.steps)
    assert_same_maps(second, run(network, x), 0)


def test_cancelling_is_asked_between_layers_and_tiles() -> None:
    kernels = values(0, (8, 3, 3, 3))
    network = Network((3, 200, 200), (Convolution(name="c", kernels=kernels), ReLU(name="r")))
    asked = []

    def stop_later() -> None:
        asked.append(1)
        if len(asked) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(network, values(1, (3, 200, 200), np.float32), check_cancelled=stop_later)
    assert len(asked) == 4, "a layer of many tiles asks within itself"


def test_progress_counts_layers() -> None:
    seen: list[tuple[int, int]] = []
    run(small_network(), values(0, SHAPE), progress=lambda done, total: seen.append((done, total)))
    assert seen == [(done, 9) for done in range(1, 10)]


def test_too_much_memory_is_refused_before_it_is_taken() -> None:
    kernels = np.ones((4000, 1, 1, 1))
    network = Network((1, 2000, 2000), (Convolution(name="wide", kernels=kernels),))
    x = np.broadcast_to(np.float32(0), (1, 2000, 2000))
    with pytest.raises(NetworkError, match="wide"):
        run(network, x)


def test_a_wrong_input_shape_is_an_error() -> None:
    with pytest.raises(ValueError, match="takes"):
        run(small_network(), values(0, (3, 12, 11)))


def test_the_engine_loads_no_qt() -> None:
    code = (
        "import sys, playground.engine.forward, playground.engine.back.backproject, playground.engine.pixels\n"
        "bad = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'pyqtgraph', 'pydantic')]\n"
        "sys.exit(', '.join(bad) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=240).returncode == 0


class Edits(RuleBasedStateMachine):
    """Any order of edits: the maps of the incremental pass are those of a fresh one."""

    @initialize()
    def start(self) -> None:
        self.network = small_network()
        self.x = values(0, SHAPE, np.float32)
        self.passed = run(self.network, self.x)
        self.seed = 10

    def renew(self, index: int, layer: Layer) -> None:
        previous, kept = self.passed, [step.output.copy() for step in self.passed.steps]
        self.network = changed_layer(self.network, index, layer)
        self.passed = run(self.network, self.x, previous)
        for step, copy in zip(previous.steps, kept, strict=True):
            np.testing.assert_array_equal(step.output, copy)
        for old, new in zip(previous.steps, self.passed.steps, strict=False):
            if new.changed is not None:
                same = np.delete(np.arange(new.output.shape[1]), new.changed)
                np.testing.assert_array_equal(old.output[:, same], new.output[:, same])

    @rule(index=st.sampled_from([0, 3]), channel=st.integers(0, 3), row=st.integers(0, 2), value=st.floats(-2, 2))
    def set_cell(self, index: int, channel: int, row: int, value: float) -> None:
        layer = self.network.layers[index]
        assert isinstance(layer, Convolution)
        kernels = layer.kernels.copy()
        kernels[channel, row, row, 0] = value
        self.renew(index, replace(layer, kernels=kernels))

    @rule(index=st.sampled_from([0, 3]), seed=st.integers(0, 99))
    def new_kernels(self, index: int, seed: int) -> None:
        layer = self.network.layers[index]
        assert isinstance(layer, Convolution)
        self.renew(index, replace(layer, kernels=values(seed, layer.kernels.shape)))

    @rule(channel=st.integers(0, 5), value=st.floats(-2, 2))
    def set_bias(self, channel: int, value: float) -> None:
        layer = self.network.layers[0]
        assert isinstance(layer, Convolution)
        bias = np.zeros(6, np.float32) if layer.bias is None else layer.bias.copy()
        bias[channel] = value
        self.renew(0, replace(layer, bias=bias))

    @rule()
    def drop_bias(self) -> None:
        self.renew(0, replace(self.network.layers[0], bias=None))  # type: ignore[call-arg]

    @rule(unit=st.integers(0, 4), seed=st.integers(0, 99))
    def set_weights(self, unit: int, seed: int) -> None:
        layer = self.network.layers[7]
        assert isinstance(layer, FullyConnected)
        weights = layer.weights.copy()
        weights[unit] = values(seed, weights[unit].shape)
        self.renew(7, replace(layer, weights=weights))

    @rule(index=st.sampled_from([1, 2, 4, 5]))
    def toggle_mute(self, index: int) -> None:
        layer = self.network.layers[index]
        muted = changed_layer(self.network, index, replace(layer, muted=not layer.muted))
        if muted.problem is None:
            self.renew(index, muted.layers[index])

    @rule(kind=st.sampled_from([ReLU, Sigmoid, LeakyReLU]))
    def other_activation(self, kind: type[Layer]) -> None:
        self.renew(1, kind(name="other"))

    @rule(mode=st.sampled_from(["max", "sum"]))
    def insert_and_remove(self, mode: str) -> None:
        layers = self.network.layers
        longer = Network(SHAPE, (*layers[:2], GlobalPooling(name="g", mode=mode), *layers[2:]))  # type: ignore[arg-type]
        between = run(longer, self.x, self.passed)
        assert_same_maps(between, run(longer, self.x))
        self.passed = run(self.network, self.x, between)

    @precondition(lambda self: self.passed.steps)
    @rule(seed=st.integers(0, 99))
    def other_picture(self, seed: int) -> None:
        self.x = values(seed, SHAPE, np.float32)
        self.passed = run(self.network, self.x, self.passed)

    @invariant()
    def equals_a_fresh_pass(self) -> None:
        if hasattr(self, "passed"):
            assert_same_maps(self.passed, run(self.network, self.x))


TestEdits = Edits.TestCase
TestEdits.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
