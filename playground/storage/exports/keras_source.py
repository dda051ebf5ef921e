"""Writes the network as Keras source: a Sequential over pictures H, W, C, that loads its weights from beside it."""

from __future__ import annotations

from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AveragePooling,
    BatchNormalization,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LogSoftmax,
    MaxPooling,
    Padding,
    ParametricReLU,
    Pooling,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
)
from playground.network.network import Network
from playground.storage.exports.plain import Plain, has_no_form, plain_layers
from playground.storage.exports.weights_file import weights_of

_TEXT = '''"""A network from CNN Playground as Keras source. Its input is {shape}: height, width, channels."""

from pathlib import Path

import keras
import numpy as np
from keras import layers

network = keras.Sequential(
    [
        keras.Input({shape}),
{layers}
    ]
)


def load_weights():
    """The weights as they were in the program, from {weights} beside this file: C, H, W becomes Keras's order."""
    stored = np.load(Path(__file__).with_name({weights!r}))
    for name, key in KEYS.items():
        parts = [stored[f"{{key}}.{{part}}"] for part in PARTS if f"{{key}}.{{part}}" in stored]
        parts[0] = parts[0].transpose(2, 3, 1, 0) if parts[0].ndim == 4 else parts[0].T
        own = network.get_layer(name)
        own.set_weights([part.reshape(weight.shape) for part, weight in zip(parts, own.get_weights())])
    return network


PARTS = ("weight", "bias", "running_mean", "running_var")
KEYS = {{
{keys}
}}

if __name__ == "__main__":
    print(np.asarray(load_weights()(np.zeros((1, *{shape}), np.float32))).ravel()[:10])
'''
_ALIKE: dict[type[Layer], str] = {
    ReLU: 'Activation("relu"',
    Sigmoid: 'Activation("sigmoid"',
    Tanh: 'Activation("tanh"',
    Softmax: "Softmax(axis=-1",
    LogSoftmax: 'Activation("log_softmax"',
    SiLU: 'Activation("silu"',
    Softplus: 'Activation("softplus"',
}


def keras_source(network: Network, weights: str) -> str:
    """The text; `weights` is the .npz with `weights_file.named_weights`. Raises ExportError."""
    rows: list[str] = []
    keys: list[str] = []
    is_vector = False
    for plain in plain_layers(network):
        layer = plain.layer
        name = "".join(one if one.isascii() and one.isalnum() else "_" for one in layer.name) or "layer"
        rows += _layers(name, plain, is_vector=is_vector)
        is_vector = is_vector or isinstance(layer, Flatten | FullyConnected)
        if weights_of(layer):
            keys.append(f"    {name!r}: {layer.name!r},")
    height, width = network.input_shape[1:]
    shape = (height, width, network.input_shape[0])
    lines = "\n".join(f"        layers.{row}," for row in rows)
    return _TEXT.format(shape=shape, layers=lines, weights=weights, keys="\n".join(keys))


def _layers(name: str, plain: Plain, *, is_vector: bool) -> list[str]:
    layer, end = plain.layer, f"name={name!r})"
    if isinstance(layer, Convolution):
        made = (
            f"Conv2D({layer.output_channels}, {layer.kernel_size}, strides={tuple(layer.stride)}, "
            f"dilation_rate={tuple(layer.dilation)}, groups={layer.groups}, use_bias={layer.bias is not None}, {end}"
        )
        return [*_padded(name, plain.padding), made]
    if isinstance(layer, Pooling):
        return [*_padded_pooling(name, layer, plain), _pooling(layer, end)]
    if isinstance(layer, FullyConnected):
        return [*_flat(f"{name}_flatten", plain), f"Dense({layer.units}, use_bias={layer.bias is not None}, {end}"]
    if isinstance(layer, Flatten):
        return _flat(name, plain)
    if isinstance(layer, GlobalPooling) and layer.mode in ("max", "average"):
        word = "Max" if layer.mode == "max" else "Average"
        return [f"Global{word}Pooling2D(keepdims=True, {end}"]
    if isinstance(layer, BatchNormalization):
        return [f"BatchNormalization(axis=-1, epsilon={layer.epsilon!r}, {end}"]
    if isinstance(layer, InstanceNormalization):
        return [f"GroupNormalization(groups=-1, axis=-1, epsilon={layer.epsilon!r}, {end}"]
    if isinstance(layer, ParametricReLU):
        return [f"PReLU({'' if is_vector else 'shared_axes=[1, 2], '}{end}"]
    if isinstance(layer, ELU):
        return [f"ELU(alpha={layer.alpha!r}, {end}"]
    if isinstance(layer, SELU) and (layer.alpha, layer.gamma) == (SELU(name="").alpha, SELU(name="").gamma):
        return [f'Activation("selu", {end}']
    if isinstance(layer, GELU):
        return [f"Activation(lambda x: keras.activations.gelu(x, approximate={layer.form == 'tanh'}), {end}"]
    if isinstance(layer, Dropout):
        return [f"Dropout({layer.rate!r}, {end}"]
    if isinstance(layer, LeakyReLU):
        return [f"LeakyReLU(negative_slope={layer.slope!r}, {end}"]
    if type(layer) in _ALIKE:
        return [f"{_ALIKE[type(layer)]}, {end}"]
    raise has_no_form(layer, "Keras")


def _flat(name: str, plain: Plain) -> list[str]:
    """In the order C, H, W, in which the weights after it are stored."""
    if plain.before[1:] == (1, 1):
        return [f"Flatten(name={name!r})"]
    return [f"Permute((3, 1, 2), name={name + '_order'!r})", f"Flatten(name={name!r})"]


def _padded(name: str, padding: Padding) -> list[str]:
    if padding == Padding():
        return []
    sides = ((padding.top, padding.bottom), (padding.left, padding.right))
    return [f"ZeroPadding2D({sides}, name={name + '_padding'!r})"]


def _padded_pooling(name: str, layer: Pooling, plain: Plain) -> list[str]:
    """Zeros are the same as no pixels only for a mean that counts them."""
    counts = isinstance(layer, AveragePooling) and layer.count_padding
    if plain.padding != Padding() and not counts:
        raise has_no_form(layer, "Keras")
    return _padded(name, plain.padding)


def _pooling(layer: Pooling, end: str) -> str:
    known = isinstance(layer, MaxPooling | AveragePooling)
    if not known or tuple(layer.dilation) != (1, 1) or layer.ceil:
        raise has_no_form(layer, "Keras")
    word = "Max" if isinstance(layer, MaxPooling) else "Average"
    return f"{word}Pooling2D({tuple(layer.size)}, strides={tuple(layer.stride)}, {end}"
