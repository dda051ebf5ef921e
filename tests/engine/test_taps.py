"""The slices of a tap, against trying every position."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from playground.engine.taps import taps
from playground.network.geometry import Window, output_length

windows = st.builds(
    Window, st.integers(1, 5), st.integers(1, 4), st.integers(1, 3), st.integers(0, 4), st.integers(0, 4), st.booleans()
)


@given(windows, st.integers(1, 12))
def test_taps_list_exactly_the_pixels_that_are_read(window: Window, length: int) -> None:
    outputs = output_length(length, window)
    if outputs < 1:
        return
    for index, tap in enumerate(taps(window, length, outputs)):
        wanted = [
            (output, pixel)
            for output in range(outputs)
            if 0 <= (pixel := output * window.stride + index * window.dilation - window.before) < length
        ]
        pixels = range(length)[tap.inputs]
        assert list(zip(range(outputs)[tap.outputs], pixels, strict=True)) == wanted
        assert tap.count == len(wanted)
