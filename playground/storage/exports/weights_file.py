"""The weights alone, as .safetensors or .npz: named as PyTorch names them, `conv1.weight` and `conv1.bias`."""

from __future__ import annotations

from playground.network.layers import Array, Convolution, FullyConnected
from playground.network.network import Network
from playground.storage.exports.plain import plain_layers


def named_weights(network: Network) -> dict[str, Array]:
    """Every weight in use, float32, in the order of the layers. Raises ExportError."""
    weights = {}
    for plain in plain_layers(network):
        layer = plain.layer
        if isinstance(layer, Convolution | FullyConnected):
            weights[f"{layer.name}.weight"] = layer.kernels if isinstance(layer, Convolution) else layer.weights
            if layer.bias is not None:
                weights[f"{layer.name}.bias"] = layer.bias
    return weights


def to_safetensors(network: Network) -> bytes:
    """The same as the bytes of a .safetensors file."""
    from safetensors.numpy import save  # late: only when something is exported

    return save(named_weights(network))
