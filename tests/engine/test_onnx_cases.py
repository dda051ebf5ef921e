"""ONNX's own node tests and stored models through the engine: all pass, and no fewer run than did before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

onnx_cases = pytest.importorskip("tests.engine.onnx_cases", reason="needs onnx", exc_type=ImportError)

NODE_TESTS = {
    "AveragePool": 14,
    "Clip": 9,
    "Conv": 6,
    "Elu": 3,
    "Flatten": 9,
    "Gelu": 4,
    "Gemm": 11,
    "GlobalAveragePool": 2,
    "GlobalMaxPool": 2,
    "HardSigmoid": 3,
    "LeakyRelu": 3,
    "LogSoftmax": 7,
    "MatMul": 1,
    "MaxPool": 14,
    "Relu": 1,
    "Selu": 3,
    "Sigmoid": 2,
    "Softmax": 7,
    "Softplus": 2,
    "Tanh": 2,
}
STORED_MODELS = {
    "AveragePool": 4,
    "Clip": 1,
    "Conv": 20,
    "Elu": 1,
    "Flatten": 2,
    "Gemm": 3,
    "LeakyRelu": 2,
    "LogSoftmax": 3,
    "MatMul": 1,
    "MaxPool": 6,
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
