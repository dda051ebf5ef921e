"""The output-size function, every small case: windows are put down and listed, and ONNX infers the same shapes."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from playground.network.geometry import Window, output_length

CASES = [
    (length, Window(size, stride, dilation, before, after, ceil))
    for length, size, stride, dilation, before, after, ceil in product(
        range(1, 13), range(1, 7), range(1, 5), range(1, 4), range(4), range(3), (False, True)
    )
]
WITH_A_WINDOW = 16_069
"""Cases in which at least one window fits."""


def listed(length: int, window: Window) -> list[int]:
    """Where windows start, in input pixels, by looking at every tap of every place they could start at.

    A window counts when all its taps lie in the pixels or their padding. With `ceil` it may hang over the end by less
    than a stride; then the last one is dropped when it starts after the pixels, as PyTorch and ONNX do.
    """
    starts = np.arange(-window.before, length + window.after + window.stride, window.stride)
    taps = starts[:, None] + np.arange(window.size) * window.dilation
    end = length + window.after + (window.stride - 1 if window.ceil else 0)
    found: list[int] = starts[(taps < end).all(axis=1)].tolist()
    return found[:-1] if window.ceil and found and found[-1] >= length else found


def test_the_cases_are_all_there() -> None:
    assert len(CASES) == len(set(CASES)) == 20_736


def test_the_output_size_is_the_number_of_windows() -> None:
    sizes = [output_length(*case) for case in CASES]
    differ = [case for case, size in zip(CASES, sizes, strict=True) if max(size, 0) != len(listed(*case))]
    assert differ == []
    assert sum(size > 0 for size in sizes) == WITH_A_WINDOW


def test_with_ceil_no_window_starts_after_the_pixels_unless_the_padding_holds_a_whole_one() -> None:
    """Only the last window is dropped: where the padding after the pixels is as long as the window, one may be left."""
    left = [
        (length, window)
        for length, window in CASES
        if window.ceil and (output_length(length, window) - 1) * window.stride - window.before >= length
    ]
    assert len(left) == 300
    assert all(window.after >= window.span for _, window in left)


@pytest.mark.parametrize("operator", ["MaxPool", "AveragePool", "LpPool", "Conv"])
def test_onnx_infers_the_same_size(operator: str) -> None:
    """Wherever a window fits. Where none does the function is below 1; ONNX's division rounds a negative number towards
    zero, so that it may be one more: it sees a window of 2 in a single pixel at stride 2, which nobody can compute.
    """
    onnx = pytest.importorskip("onnx")
    cases = [(length, window) for length, window in CASES if not window.ceil or operator != "Conv"]
    inferred = inferred_lengths(onnx, operator, cases)
    sizes = [output_length(length, window) for length, window in cases]
    differ = [
        (*case, size, other)
        for case, size, other in zip(cases, sizes, inferred, strict=True)
        if size > 0 and size != other
    ]
    assert differ == []
    assert len([size for size in sizes if size > 0]) == (7_692 if operator == "Conv" else WITH_A_WINDOW)
    assert {other - size for size, other in zip(sizes, inferred, strict=True) if size < 1} == {0, 1}


def inferred_lengths(onnx, operator: str, cases: list[tuple[int, Window]]) -> list[int]:  # type: ignore[no-untyped-def]
    """What ONNX's shape inference says, by one graph with a node per case over inputs of shape (1, 1, length)."""
    helper, numbers = onnx.helper, onnx.TensorProto.FLOAT
    nodes = [
        helper.make_node(
            operator,
            [f"x{length}", f"w{window.size}"] if operator == "Conv" else [f"x{length}"],
            [f"y{number}"],
            kernel_shape=[window.size],
            strides=[window.stride],
            dilations=[window.dilation],
            pads=[window.before, window.after],
            **({} if operator == "Conv" else {"ceil_mode": int(window.ceil)}),
        )
        for number, (length, window) in enumerate(cases)
    ]
    inputs = [
        helper.make_tensor_value_info(f"{letter}{length}", numbers, [1, 1, length])
        for letter, longest in (("x", 12), ("w", 6))
        for length in range(1, longest + 1)
    ]
    model = helper.make_model(
        helper.make_graph(nodes, "sizes", inputs, []), opset_imports=[helper.make_opsetid("", 22)]
    )
    shapes = {
        value.name: value.type.tensor_type.shape for value in onnx.shape_inference.infer_shapes(model).graph.value_info
    }
    return [shapes[f"y{number}"].dim[2].dim_value for number in range(len(cases))]
