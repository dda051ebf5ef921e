"""The switches of max pooling are PyTorch's indices, ties and all: from a file kept, and live where torch is there."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.pooling import pool
from playground.network.layers import MaxPooling, Padding
from tests.engine.golden import pooled


def test_switches_are_the_indices_pytorch_had() -> None:
    kept = list(pooled.read())
    assert len(kept) == 400
    assert [layer for layer, x, indices in kept if pooled.differing(layer, x, indices)] == []


def test_the_kept_poolings_are_of_every_geometry_and_mostly_tie() -> None:
    layers = [layer for layer, _, _ in pooled.read()]
    assert {layer.dilation for layer in layers} >= {(1, 1), (2, 2), (3, 1)}
    assert {layer.ceil for layer in layers} == {False, True}
    assert any(layer.padding.top != layer.padding.bottom for layer in layers if isinstance(layer.padding, Padding))
    assert any(size > stride for layer in layers for size, stride in zip(layer.size, layer.stride, strict=True))
    tied = [(x == pool.forward(layer, x).max()).sum() > 1 for layer, x, _ in pooled.read()]
    assert sum(tied) > 300


def test_another_switch_is_told() -> None:
    layer, x = MaxPooling(name="p"), np.zeros((1, 1, 2, 2), np.float32)
    assert [pooled.differing(layer, x, np.full((1, 1, 1, 1), index)) for index in range(4)] == [0, 1, 1, 1]


def test_what_was_kept_is_read_as_it_was(tmp_path) -> None:  # type: ignore[no-untyped-def]
    cases = [pooled.case(number) for number in range(8)]
    given = [np.zeros(pool.forward(*one).shape) for one in cases]
    pooled.write(cases, given, tmp_path / "kept.npz")
    for (layer, x), (read, maps, indices) in zip(cases, pooled.read(tmp_path / "kept.npz"), strict=True):
        np.testing.assert_array_equal(x, maps)
        assert pooled._numbers(layer, x) == pooled._numbers(read, maps)
        assert not indices.any()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_switches_are_pytorchs_indices(dtype: type) -> None:
    """Whole numbers, where most windows tie, and random ones."""
    pytest.importorskip("torch", reason="torch is not installed")
    from tests.engine.golden.pooled_by_torch import indices

    windows = 0
    for number in range(1000, 4000):
        layer, x = pooled.case(number)
        x = (x if number % 3 else np.random.default_rng(number).normal(size=x.shape)).astype(dtype)
        wanted = indices(layer, x)
        windows += wanted.size
        assert pooled.differing(layer, x, wanted) == 0, (number, layer, x.shape)
    print(f"{windows} windows")
    assert windows > 100_000
