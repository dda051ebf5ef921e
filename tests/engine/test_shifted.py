"""A shifted map added as one long line equals the same line by line, to the bit, and leaves the columns at the side."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.shifted import add_shifted
from playground.engine.taps import taps
from playground.network.geometry import Window, output_length
from tests.engine.cases import seeds, values


@given(st.integers(1, 5), st.integers(1, 2), st.integers(0, 4), st.integers(1, 9), st.integers(3, 9), seeds)
def test_whole_and_by_lines(size: int, dilation: int, before: int, height: int, width: int, seed: int) -> None:
    window = Window(size, 1, dilation, before, (size - 1) * dilation - min(before, (size - 1) * dilation))
    x = values(seed, (1, height, width), np.float32)
    rows, columns = (output_length(length, window) for length in (height, width))
    if rows < 1 or columns < 1:
        return
    for down in taps(window, height, rows):
        for across in taps(window, width, columns):
            y = values(seed + 1, (1, rows, columns), np.float32)
            wanted = y.copy()
            wanted[:, down.outputs, across.outputs] += np.float32(0.3) * x[:, down.inputs, across.inputs]
            add_shifted(y, x, np.float32(0.3), down, across)
            np.testing.assert_array_equal(y, wanted)
