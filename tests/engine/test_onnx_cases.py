"""ONNX's own node tests and stored models through the engine: all pass, and no fewer run than did before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

onnx_cases = pytest.importorskip("tests.engine.onnx_cases", reason="needs onnx", exc_type=ImportError)
helper = pytest.importorskip("onnx.helper", reason="needs onnx", exc_type=ImportError)

NODE_TESTS = {
    "AveragePool": 14,
    "BatchNormalization": 2,
    "Clip": 9,
    "Conv": 6,
    "ConvTranspose": 10,
    "Dropout": 6,
    "Elu": 3,
    "Flatten": 9,
    "Gelu": 4,
    "Gemm": 11,
    "GlobalAveragePool": 2,
    "GlobalMaxPool": 2,
    "HardSigmoid": 3,
    "InstanceNormalization": 2,
    "LRN": 2,
    "LeakyRelu": 3,
    "LogSoftmax": 7,
    "LpPool": 7,
    "MatMul": 1,
    "MaxPool": 14,
    "MaxUnpool": 2,
    "PRelu": 2,
    "Relu": 1,
    "Selu": 3,
    "Sigmoid": 2,
    "Softmax": 7,
    "Softplus": 2,
    "Swish": 1,
    "Tanh": 2,
}
STORED_MODELS = {
    "AveragePool": 4,
    "BatchNormalization": 5,
    "Clip": 1,
    "Conv": 20,
    "ConvTranspose": 3,
    "Elu": 1,
    "Flatten": 2,
    "Gemm": 3,
    "InstanceNormalization": 1,
    "LeakyRelu": 2,
    "LogSoftmax": 3,
    "MatMul": 1,
    "MaxPool": 6,
    "PRelu": 6,
    "Relu": 2,
    "Selu": 2,
    "Sigmoid": 1,
    "Softmax": 3,
    "Softplus": 1,
    "Tanh": 1,
}
PROPERTIES = {
    "3-D maps",
    "numbers of int8",
    "numbers of uint8",
    "a product of other than matrices",
    "training",
}
"""What a case is left out for."""


@pytest.mark.parametrize(
    ("what", "cases", "committed"),
    [
        ("node tests", onnx_cases.node_cases, NODE_TESTS),
        ("stored models", onnx_cases.stored_cases, STORED_MODELS),
    ],
)
def test_every_claimed_case_passes_and_none_is_missing(
    what: str, cases: Callable[[], Iterator[object]], committed: dict[str, int]
) -> None:
    tally = onnx_cases.run_all(cases())
    print("\n".join(onnx_cases.report(what, tally)))
    assert tally.failures == []
    assert Counter(committed) - tally.executed == Counter(), "fewer ran than did before"
    assert {reason.partition(": ")[2] for reason in tally.left_out} <= PROPERTIES


def test_every_operator_claimed_has_cases() -> None:
    """But global Lp pooling, for which the package has none: it is computed from its words below."""
    assert onnx_cases.OPERATORS.keys() - NODE_TESTS.keys() == {"GlobalLpPool"}


@pytest.mark.parametrize("p", [1, 2, 3])
def test_global_lp_pooling_is_the_norm_of_each_map(p: int) -> None:
    node = helper.make_node("GlobalLpPool", ["x"], ["y"], p=p)
    x = np.random.default_rng(p).normal(size=(2, 3, 4, 5))
    values = {"x": x}
    assert dict(onnx_cases.walk([node], values, 22)) == {"GlobalLpPool": "y"}
    wanted = np.linalg.norm(x.reshape(6, -1), ord=p, axis=1).reshape(2, 3, 1, 1)
    np.testing.assert_allclose(values["y"], wanted, rtol=1e-12)


def test_a_transposed_convolution_is_cut_to_the_size_asked_for() -> None:
    """3 pixels with stride 3 under 5 make 11: the odd one of 3 too many goes before, but after with SAME_UPPER."""
    x, kernels = np.arange(1.0, 4).reshape(1, 1, 3), np.ones((1, 1, 5))
    whole = np.float64([1, 1, 1, 3, 3, 2, 5, 5, 3, 3, 3])
    for way, before in (("NOTSET", 2), ("SAME_UPPER", 1)):
        values = {"x": x, "w": kernels}
        node = helper.make_node("ConvTranspose", ["x", "w"], ["y"], strides=[3], output_shape=[8], auto_pad=way)
        assert dict(onnx_cases.walk([node], values, 22)) == {"ConvTranspose": "y"}
        np.testing.assert_array_equal(values["y"].ravel(), whole[before : before + 8])


def test_a_wrong_output_is_a_failure() -> None:
    """Off by a thousandth in one place, or of another shape: told with the case's name."""
    case = next(one for one in onnx_cases.stored_cases() if one.operators == ["Conv"] and one.wanted[0].ndim == 4)
    wanted = case.wanted[0].copy()
    wanted.flat[3] += 1e-3
    tally = onnx_cases.run_all(iter([case, replace(case, wanted=[wanted]), replace(case, wanted=[wanted[:1]])]))
    assert tally.cases == 3
    assert len(tally.failures) == 2
    assert (
        tally.failures[0]
        == f"{case.name} (Conv): {case.model.graph.output[0].name} differs at 1 of {wanted.size} places"
    )
    assert "instead of float32" in tally.failures[1]
    assert onnx_cases.difference(np.float32([0.12342]), np.float32([0.1234])) == ""
    assert onnx_cases.difference(np.float32([0.1235]), np.float32([0.1234])) != ""
    assert onnx_cases.difference(np.float32([1.00005]), np.float32([1])) != ""
