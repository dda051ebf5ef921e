"""OpenCV's vote on a trial: the maps of every layer, by its reader of ONNX files, in single precision.

Where it says something else for a reason it abstains: see `disagreements.md`.
"""

from __future__ import annotations

import numpy as np

from playground.network.geometry import output_length, windows
from playground.network.layers import (
    GELU,
    AveragePooling,
    Convolution,
    InstanceNormalization,
    Layer,
    LocalResponseNormalization,
    LogSoftmax,
    Pooling,
    Shape,
    Softplus,
    Tanh,
)
from playground.opencv import cv2
from tests.engine import vote_onnx
from tests.engine.trials import Trial
from tests.engine.votes import Vote, votes

cv2.setNumThreads(1)

LARGEST_TANH = 44.0
"""exp(2x) is more than a single float holds from there on."""
LARGEST_SPREAD = 80.0
"""exp(x) is more, and exp(-x) less, than one holds soon after."""
LARGEST_MEAN = 8.0
"""So many times the standard deviation: the difference of two sums of squares keeps too few digits soon after."""
LARGEST_BESIDE = 8.0
"""The rounding of its square shows where the sum of squares is small again."""


def vote(trial: Trial) -> tuple[list[Vote], None]:
    """Each layer's maps over the engine's own, or why it abstains."""
    return votes(trial, _forward, vote_onnx.Abstains), None


def _forward(layer: Layer, x: np.ndarray, shape: Shape) -> np.ndarray:
    _check_followed(layer, x, shape)
    model = vote_onnx.said(layer, x.shape, np.float32).SerializeToString()
    network = cv2.dnn.readNetFromONNX(np.frombuffer(model, np.uint8))
    network.setInput(x.astype(np.float32), "x")
    return np.array(network.forward())


def _check_followed(layer: Layer, x: np.ndarray, shape: Shape) -> None:
    """Raises Abstains where OpenCV does not do as the operator says."""
    if isinstance(layer, GELU):
        raise vote_onnx.Abstains("its error function is good for three digits")
    if isinstance(layer, InstanceNormalization) and _is_far_from_zero(x):
        raise vote_onnx.Abstains("instance normalisation of a map far from zero")
    if isinstance(layer, LocalResponseNormalization) and np.abs(x).max() > LARGEST_BESIDE:
        raise vote_onnx.Abstains("local response normalisation beside a large value")
    if isinstance(layer, LocalResponseNormalization) and layer.size % 2 == 0:
        raise vote_onnx.Abstains("an even number of neighbouring maps")
    if isinstance(layer, Tanh) and x.max() > LARGEST_TANH:
        raise vote_onnx.Abstains("the hyperbolic tangent of large values")
    if isinstance(layer, Softplus) and x.max() > LARGEST_SPREAD:
        raise vote_onnx.Abstains("the softplus of large values")
    if isinstance(layer, LogSoftmax) and np.ptp(x, axis=1).max() > LARGEST_SPREAD:
        raise vote_onnx.Abstains("the logarithm of a softmax that is almost zero")
    if isinstance(layer, Convolution) and _is_pointwise(layer) and any(vote_onnx._pads(layer, shape)):
        raise vote_onnx.Abstains("padding around 1 x 1 kernels")
    if isinstance(layer, Pooling) and layer.ceil:
        _check_ceil(layer, shape)


def _is_far_from_zero(x: np.ndarray) -> bool:
    """Whether the values of a map lie close together beside what they are."""
    return bool((np.abs(x.mean(axis=(2, 3))) > LARGEST_MEAN * x.std(axis=(2, 3))).any())


def _is_pointwise(layer: Convolution) -> bool:
    return layer.kernel_size == (1, 1) and layer.stride == (1, 1)


def _check_ceil(layer: Pooling, shape: Shape) -> None:
    for length, window in zip(shape[1:], windows(layer, *shape[1:]), strict=True):
        room = length + window.before + window.after - window.span
        whole = -(-room // window.stride) + 1
        if whole != output_length(length, window):
            raise vote_onnx.Abstains("a last window that starts after the pixels")
        if isinstance(layer, AveragePooling) and layer.count_padding and room % window.stride:
            raise vote_onnx.Abstains("mean pooling with padding whose last window hangs over")
