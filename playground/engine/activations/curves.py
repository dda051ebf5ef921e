"""The curves of the activations and their derivatives, each without overflow and with its limit at infinity.

Every function takes the layer and a flat array and keeps its float type. Where a curve has a corner the derivative is
that of the flatter side, as for ReLU.
"""

from __future__ import annotations

import math

import numpy as np

from playground.engine.activations.erf import erfc, erfc_from_zero
from playground.network.layers import ELU, GELU, SELU, Array, Clip, HardSigmoid, Sigmoid, SiLU, Softplus

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
    if layer.form != "exact":
        return _over_logistic(x.clip(-FAR, np.inf), 2 * _bent(x.clip(-FAR, FAR)))
    magnitude = np.abs(x)
    missing = erfc_from_zero(magnitude * math.sqrt(0.5))  # twice the share beyond |x|
    missing *= magnitude.clip(0, FAR, out=magnitude)
    missing *= 0.5
    return np.asarray(np.subtract(x.clip(0, np.inf), missing, out=missing))


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
    return _over_logistic(x.clip(-VERY_FAR, np.inf), x)


def silu_derivative(layer: SiLU, x: Array) -> Array:
    near, share = np.clip(x, -VERY_FAR, VERY_FAR), logistic(x)
    return np.asarray(share * (1 + near * (1 - share)))


def sigmoid(layer: Sigmoid, x: Array) -> Array:
    """The logistic function."""
    return logistic(x)


def softplus(layer: Softplus, x: Array) -> Array:
    """log(1 + exp(x)), from exp(-|x|) so that it cannot overflow."""
    return np.asarray(np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x))))


def softplus_derivative(layer: Softplus, x: Array) -> Array:
    return logistic(x)


def hard_sigmoid(layer: HardSigmoid, x: Array) -> Array:
    """slope * x + offset, held between 0 and 1."""
    line: Array = x * x.dtype.type(layer.slope)
    line += x.dtype.type(layer.offset)
    np.clip(line, 0, 1, out=line)
    return line


def hard_sigmoid_derivative(layer: HardSigmoid, x: Array) -> Array:
    line = layer.slope * x + layer.offset
    return np.asarray(x.dtype.type(layer.slope) * ((line > 0) & (line < 1)))


def clip(layer: Clip, x: Array) -> Array:
    """x held between `low` and `high`; `high` everywhere if it is the smaller one."""
    return x.clip(x.dtype.type(layer.low), x.dtype.type(layer.high))


def clip_derivative(layer: Clip, x: Array) -> Array:
    return ((x > layer.low) & (x < layer.high)).astype(x.dtype)


def logistic(x: Array) -> Array:
    """1 / (1 + exp(-x)); small values keep their relative accuracy."""
    top: Array = x.clip(-np.inf, 0)  # a second exp takes a quarter of the time of choosing between two values
    np.exp(top, out=top)
    bottom: Array = np.abs(x)
    np.negative(bottom, out=bottom)
    np.exp(bottom, out=bottom)
    bottom += 1
    top /= bottom
    return top


def _over_logistic(value: Array, x: Array) -> Array:
    """value / (1 + exp(-x)): the logistic function of x times another, 0 where exp(-x) is too large for a float."""
    large: Array = np.negative(x)
    with np.errstate(over="ignore"):
        np.exp(large, out=large)
    large += 1
    np.divide(value, large, out=large)
    return large


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
