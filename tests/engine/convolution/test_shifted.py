"""A shifted map is added where the taps say, for any stride and float type, and all beside it stays as it was."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.convolution.shifted import add_shifted
from playground.engine.taps import taps
from playground.network.geometry import Window, output_length
from tests.engine.cases import seeds, values


@given(
    st.integers(1, 5),
    st.integers(1, 2),
    st.integers(1, 2),
    st.integers(0, 4),
    st.integers(1, 9),
    st.integers(3, 9),
    st.sampled_from([np.float16, np.float32, np.float64]),
    seeds,
)
def test_what_the_taps_say(
    size: int, stride: int, dilation: int, before: int, height: int, width: int, kind: type[np.floating], seed: int
) -> None:
    window = Window(size, stride, dilation, before, (size - 1) * dilation - min(before, (size - 1) * dilation))
    x = values(seed, (2, height, width), kind)
    rows, columns = (output_length(length, window) for length in (height, width))
    if rows < 1 or columns < 1:
        return
    for down in taps(window, height, rows):
        for across in taps(window, width, columns):
            y = values(seed + 1, (2, rows, columns), kind)
            wanted = y.copy()
            wanted[:, down.outputs, across.outputs] += kind(0.3) * x[:, down.inputs, across.inputs]
            beside = np.ones(y.shape, dtype=bool)
            beside[:, down.outputs, across.outputs] = False
            add_shifted(y, x, kind(0.3), down, across)
            np.testing.assert_allclose(y, wanted, atol=4 * float(np.finfo(kind).eps))
            np.testing.assert_array_equal(y[beside], wanted[beside])
