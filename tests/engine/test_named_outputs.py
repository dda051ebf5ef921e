"""Names sort in the order of the layers, and each array is the layer's output."""

from __future__ import annotations

import numpy as np

from playground.engine.forward import run
from playground.engine.named_outputs import named_outputs
from playground.network.layers import Convolution, ReLU
from playground.network.network import Network


def test_outputs_are_named_in_order() -> None:
    rng = np.random.default_rng(3)
    kernels = rng.standard_normal((4, 2, 3, 3)).astype(np.float32)
    network = Network((2, 9, 8), (Convolution(name="first", kernels=kernels), ReLU(name="second")))
    x = rng.standard_normal((2, 9, 8)).astype(np.float32)
    outputs = named_outputs(run(network, x))
    assert list(outputs) == sorted(outputs) == ["00_input", "01_first", "02_second"]
    np.testing.assert_array_equal(outputs["00_input"], x)
    assert outputs["01_first"].shape == network.shapes[1]
    np.testing.assert_array_equal(outputs["02_second"], np.maximum(outputs["01_first"], 0))
