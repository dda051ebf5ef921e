"""Numbers are written as short as they can be and come back to the bit; kernels a row a line."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.storage.json_text import json_text, number_texts


def read_again(texts: list[str]) -> np.ndarray:
    return np.array([float(json.loads(text)) if text != "-0.0" else -0.0 for text in texts]).astype(np.float32)


@given(hnp.arrays(np.uint32, st.integers(1, 200), elements=st.integers(0, 2**32 - 1)))
def test_every_float32_comes_back_to_the_bit(bits: np.ndarray) -> None:
    values = bits.view(np.float32)
    values = values[np.isfinite(values)]
    assert read_again(number_texts(values)).tobytes() == values.tobytes()


def test_float32_of_all_magnitudes_come_back_to_the_bit() -> None:
    bits = np.random.default_rng(0).integers(0, 2**32, 300_000, dtype=np.uint32)
    values = bits.view(np.float32)
    values = values[np.isfinite(values)]
    assert np.array(number_texts(values), dtype=np.float64).astype(np.float32).tobytes() == values.tobytes()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (1 / 3, "0.33333334"),
        (-1, "-1"),
        (0, "0"),
        (-0.0, "-0.0"),
        (1e20, "1e+20"),  # from about 1e7 to here releases of numpy differ
        (1000, "1000"),
        (1e-45, "1e-45"),
        (3.4028235e38, "3.4028235e+38"),
        (1.1754944e-38, "1.1754944e-38"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number_texts(np.array([value], np.float32)) == [text]


def test_a_kernel_row_is_a_line() -> None:
    kernels = np.array([[[[1, 2], [3, 4.5]]], [[[0, 0], [-1, 1e-7]]]], np.float32)
    document = {"kind": "x", "stride": [1, 1], "padding": {"top": 0}, "kernels": kernels, "bias": np.float32([1, 2])}
    assert (
        json_text(document)
        == """\
{
  "kind": "x",
  "stride": [1, 1],
  "padding": {"top": 0},
  "kernels": [
    [
      [
        [1, 2],
        [3, 4.5]
      ]
    ],
    [
      [
        [0, 0],
        [-1, 1e-07]
      ]
    ]
  ],
  "bias": [1, 2]
}"""
    )


nested = st.recursive(
    st.none() | st.booleans() | st.text(max_size=60),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
)


@given(nested)
def test_the_layout_does_not_change_the_value(value: object) -> None:
    assert json.loads(json_text(value)) == value
