"""The activations' curves: their derivatives, their ends, and tiles that leave no seam."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.activations import pointwise
from playground.engine.layer_table import LAYER_TABLE
from playground.engine.trace import Trace
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    Clip,
    HardSigmoid,
    Layer,
    LogSoftmax,
    SiLU,
    Softplus,
)
from playground.network.setup import Rule
from tests.engine import reference
from tests.engine.cases import values

CURVES = [
    ELU(name="elu", alpha=0.7),
    SELU(name="selu"),
    GELU(name="gelu"),
    GELU(name="gelu-tanh", form="tanh"),
    SiLU(name="silu"),
    Softplus(name="softplus"),
    HardSigmoid(name="hard"),
    Clip(name="clip", low=-0.5, high=1.5),
]
ENDS = [[-0.7, np.inf], [-1.7580993, np.inf], [0, np.inf], [0, np.inf], [0, np.inf], [0, np.inf], [0, 1], [-0.5, 1.5]]


@pytest.mark.parametrize("layer", [*CURVES, LogSoftmax(name="log")], ids=lambda layer: layer.name)
@pytest.mark.parametrize("rule", [Rule.GRADIENT, Rule.GUIDED])
def test_the_way_back_is_the_central_difference(layer: Layer, rule: Rule) -> None:
    functions, step = LAYER_TABLE[type(layer)], 1e-6
    x, r = 2 * values(1, (2, 3, 5, 4)), values(2, (2, 3, 5, 4))
    back = functions.project(layer, r, Trace.of(x, functions.forward(layer, x)), rule)
    for place in np.ndindex(*x.shape):
        ends = []
        for sign in (step, -step):
            moved = x.copy()
            moved[place] += sign
            ends.append((functions.forward(layer, moved) * r).sum())
        assert back[place] == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=1e-7)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("layer", "ends"), list(zip(CURVES, ENDS, strict=True)), ids=[layer.name for layer in CURVES])
def test_a_curve_ends_at_its_limit(layer: Layer, ends: list[float], dtype: type) -> None:
    functions = LAYER_TABLE[type(layer)]
    x = np.array([-np.inf, -1e38, 1e38, np.inf, np.nan], dtype).reshape(1, 1, 1, -1)
    with np.errstate(all="ignore"):
        y = functions.forward(layer, x)
        trace = Trace.of(x, y)
        back = functions.project(layer, np.ones_like(x), trace, Rule.GRADIENT).ravel()
    gain = layer.gamma if isinstance(layer, SELU) else 1.0
    far = np.array([ends[0], ends[0], min(ends[1], gain * 1e38), ends[1], np.nan])
    np.testing.assert_allclose(y.ravel(), far, rtol=1e-6, atol=1e-30)
    steep = 1.0507009873554805 if isinstance(layer, SELU) else 1.0
    flat = isinstance(layer, HardSigmoid | Clip)
    np.testing.assert_allclose(back[:4], [0, 0, *(2 * [0 if flat else steep])], rtol=1e-6, atol=1e-30)


@pytest.mark.parametrize("layer", CURVES, ids=lambda layer: layer.name)
def test_tiles_leave_no_seam(layer: Layer) -> None:
    functions = LAYER_TABLE[type(layer)]
    x = values(3, (1, 2, 3, pointwise.TILE // 2 + 7))[:, :, ::2]  # strided, and no multiple of a tile
    y = functions.forward(layer, x)
    trace = Trace.of(x, y)
    np.testing.assert_allclose(y, reference.forward(layer, x), atol=1e-12)
    r = values(4, x.shape)[:, :, ::-1]
    back = functions.project(layer, r, trace, Rule.GRADIENT)
    np.testing.assert_allclose(back, reference.project(layer, r, x, Rule.GRADIENT), atol=1e-12)


def test_small_values_keep_their_accuracy_in_single_floats() -> None:
    """Where the curve is nearly 0 or nearly straight a float has digits to keep."""
    x = np.array([-12, -8, -1e-4, 1e-4], np.float32).reshape(1, 1, 1, -1)
    for layer in (ELU(name="e"), GELU(name="g"), SiLU(name="s"), Softplus(name="p")):
        y = LAYER_TABLE[type(layer)].forward(layer, x)
        exact = LAYER_TABLE[type(layer)].forward(layer, x.astype(np.float64))
        np.testing.assert_allclose(y, exact, rtol=2e-5)
