"""The article's claim, measured as two worlds measure it: pooling after pooling a small shift of the picture matters
less, until the scores do not move at all.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from playground.engine.forward import run
from playground.engine.measures.map_distance import map_distance
from playground.examples import example_setup
from playground.inputs.reading import read
from playground.network.setup import PictureInput, SetUp
from playground.network.source.transform import Transform


def shares(setup: SetUp, transform: Transform) -> dict[str, float]:
    """How far each layer's maps are from those of the picture without the transform."""
    source = setup.input
    assert isinstance(source, PictureInput)
    moved = run(setup.network, read(replace(source, transform=transform)).x)
    plain = run(setup.network, read(source).x)
    pairs = zip(moved.steps, plain.steps, strict=True)
    layers = {one.layer.name: map_distance(one.maps, other.maps).share for one, other in pairs}
    return {"input": map_distance(moved.input, plain.input).share, **layers}


@pytest.mark.parametrize("way", [(1.0, 0.0), (0.0, 1.0), (-1.0, -1.0)])
def test_each_pooling_of_things_takes_a_small_shift_back_a_little_more(way: tuple[float, float]) -> None:
    found = shares(example_setup("things"), Transform(shift=way))
    poolings = [found[name] for name in ("input", "pool1", "pool2", "pool3", "softmax")]
    assert poolings == sorted(poolings, reverse=True)
    assert found["input"] > 0.25
    assert found["pool3"] < found["input"] / 2
    assert found["softmax"] < 0.01


def test_invariance_is_small_a_large_shift_still_moves_the_last_pooling() -> None:
    near, far = (shares(example_setup("things"), Transform(shift=(way, 0.0))) for way in (1.0, 8.0))
    assert far["pool3"] > 2 * near["pool3"]
