"""The weights alone, as .safetensors or .npz: named as PyTorch names them, `conv1.weight` and `conv1.bias`."""

from __future__ import annotations

import numpy as np

from playground.network.layers import (
    Array,
    BatchNormalization,
    Convolution,
    FullyConnected,
    InstanceNormalization,
    Layer,
    ParametricReLU,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.storage.exports.plain import plain_layers


def named_weights(network: Network) -> dict[str, Array]:
    """Every weight in use, float32, in the order of the layers. Raises ExportError."""
    return {
        f"{plain.layer.name}.{part}": array
        for plain in plain_layers(network)
        for part, array in weights_of(plain.layer).items()
    }


def weights_of(layer: Layer) -> dict[str, Array]:
    """The arrays of one layer by the names that PyTorch has for them."""
    if isinstance(layer, Convolution | FullyConnected):
        bias = {} if layer.bias is None else {"bias": layer.bias}
        return {"weight": layer.kernels if isinstance(layer, Convolution) else layer.weights, **bias}
    if isinstance(layer, TransposedConvolution):
        bias = {} if layer.bias is None else {"bias": layer.bias}
        return {"weight": _inputs_first(layer), **bias}
    if isinstance(layer, BatchNormalization):
        measured = {"running_mean": layer.mean, "running_var": layer.variance}
        return {"weight": layer.scale, "bias": layer.shift, **measured}
    if isinstance(layer, InstanceNormalization):
        return {"weight": layer.scale, "bias": layer.shift}
    return {"weight": layer.slopes} if isinstance(layer, ParametricReLU) else {}


def _inputs_first(layer: TransposedConvolution) -> Array:
    """The kernels as (K, L / groups, I, J), as PyTorch and ONNX have them."""
    share, size = layer.kernels.shape[1], layer.kernel_size
    parts = layer.kernels.reshape(layer.groups, -1, share, *size).swapaxes(1, 2)
    return np.ascontiguousarray(parts.reshape(layer.groups * share, -1, *size))


def to_safetensors(network: Network) -> bytes:
    """The same as the bytes of a .safetensors file."""
    from safetensors.numpy import save  # late: only when something is exported

    return save(named_weights(network))
