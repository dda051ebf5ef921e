"""The curves of the activations and their derivatives, each without overflow and with its limit at infinity.

Every function takes the layer and a flat array and keeps its float type. Where a curve has a corner the derivative is
that of the flatter side, as for ReLU.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.erf import erfc
from playground.network.layers import ELU, GELU, SELU, Array, Clip, HardSigmoid, SiLU, Softplus

FAR = 39.0
"""The normal distribution's tail is 0 below -39 in either float type; values are held there, since infinity times 0
is no number."""
VERY_FAR = 750.0
"""The same for exp."""


def elu(layer: ELU, x: Array) -> Array:
    """x above zero, alpha * (exp(x) - 1) below (Clevert 2015)."""
    return np.asarray(np.maximum(x, 0) + layer.alpha * _exp_minus_one(np.minimum(x, 0)))


def elu_derivative(layer: ELU, x: Array) -> Array:
    return np.where(x > 0, x.dtype.type(1), layer.alpha * np.exp(np.minimum(x, 0)))


def selu(layer: SELU, x: Array) -> Array:
    """gamma times the ELU of alpha (Klambauer 2017)."""
    below = layer.alpha * _exp_minus_one(np.minimum(x, 0))
    return np.asarray(layer.gamma * (np.maximum(x, 0) + below))


def selu_derivative(layer: SELU, x: Array) -> Array:
    return np.asarray(layer.gamma * np.where(x > 0, x.dtype.type(1), layer.alpha * np.exp(np.minimum(x, 0))))


def gelu(layer: GELU, x: Array) -> Array:
    """x times the normal distribution's share below x, exact or by its tanh form (Hendrycks & Gimpel 2016)."""
    share = _share(x) if layer.form == "exact" else logistic(2 * _bent(np.clip(x, -FAR, FAR)))
    return np.asarray(np.maximum(x, -FAR) * share)


def gelu_derivative(layer: GELU, x: Array) -> Array:
    near = np.clip(x, -FAR, FAR)
    if layer.form == "exact":
        density = np.exp(near * near * -0.5) * (1 / math.sqrt(2 * math.pi))
        return np.asarray(_share(near) + near * density)
    share = logistic(2 * _bent(near))
    bend = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * near * near)
    return np.asarray(share + 2 * near * share * (1 - share) * bend)


def silu(layer: SiLU, x: Array) -> Array:
    """x / (1 + exp(-x)), also called swish."""
    return np.asarray(np.maximum(x, -VERY_FAR) * logistic(x))


def silu_derivative(layer: SiLU, x: Array) -> Array:
    near, share = np.clip(x, -VERY_FAR, VERY_FAR), logistic(x)
    return np.asarray(share * (1 + near * (1 - share)))


def softplus(layer: Softplus, x: Array) -> Array:
    """log(1 + exp(x)), from exp(-|x|) so that it cannot overflow."""
    return np.asarray(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))))


def softplus_derivative(layer: Softplus, x: Array) -> Array:
    return logistic(x)


def hard_sigmoid(layer: HardSigmoid, x: Array) -> Array:
    """slope * x + offset, held between 0 and 1."""
    return np.clip(layer.slope * x + layer.offset, 0, 1)


def hard_sigmoid_derivative(layer: HardSigmoid, x: Array) -> Array:
    line = layer.slope * x + layer.offset
    return np.asarray(x.dtype.type(layer.slope) * ((line > 0) & (line < 1)))


def clip(layer: Clip, x: Array) -> Array:
    """x held between `low` and `high`; `high` everywhere if it is the smaller one."""
    return np.asarray(np.minimum(np.maximum(x, x.dtype.type(layer.low)), x.dtype.type(layer.high)))


def clip_derivative(layer: Clip, x: Array) -> Array:
    return ((x > layer.low) & (x < layer.high)).astype(x.dtype)


def logistic(x: Array) -> Array:
    """1 / (1 + exp(-x)); small values keep their relative accuracy."""
    small = np.exp(-np.abs(x))
    return np.asarray(np.where(x < 0, small, x.dtype.type(1)) / (1 + small))


def _exp_minus_one(x: Array) -> Array:
    """exp(x) - 1 for x <= 0, exact near zero too: NumPy's tanh is vectorised and its expm1 is not."""
    half = np.tanh(x * 0.5)
    return np.asarray(2 * half / (1 - half))


def _share(x: Array) -> Array:
    """The normal distribution's share below x."""
    return np.asarray(0.5 * erfc(x * -math.sqrt(0.5)))


def _bent(x: Array) -> Array:
    """What the tanh form takes the tanh of."""
    return np.asarray(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x))
