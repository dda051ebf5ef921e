"""Memory is planned before it is taken: a few random stacks measured, and too large ones refused before anything."""

from __future__ import annotations

import re
import tracemalloc

import numpy as np
import pytest

from playground import limits
from playground.engine.forward import run
from playground.network.costs import memory_plan
from playground.network.layers import Shape
from playground.network.sentence import NetworkError
from tests.engine.memory_plan import STATUS, outcome, random_stack


@pytest.mark.skipif(not STATUS.exists(), reason="the peak is read from /proc")
@pytest.mark.parametrize("seed", range(5))
def test_a_random_stack_takes_about_what_was_planned(seed: int) -> None:
    """Loosely: `python -m tests.engine.memory_plan` judges 100 of them by 0.7 to 1.3."""
    found = outcome(seed)
    assert found.fault == ""
    assert found.is_within(0.5, 1.5), found


@pytest.mark.parametrize("seed", range(20, 30))
def test_a_stack_over_the_limit_is_refused_before_the_first_allocation(seed: int) -> None:
    network, batch = random_stack(seed)
    while memory_plan(network, batch).total <= limits.SESSION_BYTES:
        batch *= 2
    x = np.broadcast_to(np.float32(0), (batch, *network.input_shape))  # one number, read everywhere
    asked: list[int] = []
    tracemalloc.start()
    try:
        with pytest.raises(NetworkError) as caught:
            run(network, x, check_cancelled=lambda: asked.append(1))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < limits.MEGABYTE // 2
    assert asked == [], "no layer was begun"
    assert_arithmetic(str(caught.value), network.input_shape, batch)


def assert_arithmetic(words: str, input_shape: Shape, batch: int) -> None:
    """The sentence's parts sum up to its total, and its product is its bytes."""
    found = re.fullmatch(
        r"The network needs (?P<total>\S+) MB, more than the 2,048 MB a session may take: maps (?P<maps>\S+) MB, "
        r"signs and switches (?P<traces>\S+) MB, buffers (?P<buffers>\S+) MB, back-projection (?P<back>\S+) MB, "
        r"with (?P<batch>\d+) as batch size\. "
        r"The largest is .+: (?P<shape>[\dx ]+) x 4 bytes = (?P<bytes>\S+) MB each\.",
        words,
    )
    assert found is not None, words
    numbers = {
        name: int(found[name].replace(",", "")) for name in ("total", "maps", "traces", "buffers", "back", "bytes")
    }
    parts = sum(numbers[name] for name in ("maps", "traces", "buffers", "back"))
    assert abs(parts - numbers["total"]) <= 2, "each is rounded"
    assert numbers["total"] > 2048
    assert int(found["batch"]) == batch
    largest = 4 * np.prod([int(side) for side in found["shape"].split(" x ")])
    assert numbers["bytes"] == round(largest / limits.MEGABYTE)
    assert largest >= 4 * np.prod(input_shape)
