"""Writes the network as PyTorch source: a Sequential with the layers' names, that loads its weights from beside it."""

from __future__ import annotations

from playground.network.geometry import stamps
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    AdaptivePooling,
    AveragePooling,
    BatchNormalization,
    Clip,
    Convolution,
    Dropout,
    Flatten,
    FullyConnected,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LogSoftmax,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    Padding,
    ParametricReLU,
    Pooling,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    Tanh,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.storage.exports.plain import Plain, has_no_form, plain_layers
from playground.storage.exports.weights_file import weights_of

_TEXT = '''"""A network from CNN Playground as PyTorch source. Its input is {shape}: channels, height, width."""

from collections import OrderedDict
from pathlib import Path

import numpy as np
import torch
from torch import nn
{switches}
network = nn.Sequential(
    OrderedDict(
        [
{layers}
        ]
    )
)


def load_weights():
    """The weights as they were in the program, from {weights} beside this file."""
    stored = np.load(Path(__file__).with_name({weights!r}))
    state = {{name: torch.from_numpy(stored[key]) for name, key in KEYS.items()}}
    network.load_state_dict(state)
    return network.eval()


KEYS = {{
{keys}
}}

if __name__ == "__main__":
    with torch.no_grad():
        print(load_weights()(torch.zeros(1, *{shape})).flatten()[:10])
'''
_SWITCHES = '''

class Switched(nn.MaxPool2d):
    """A max pooling that keeps where its maxima came from."""

    def forward(self, x):
        self.size = x.shape[2:]
        window = self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode
        y, self.switches = nn.functional.max_pool2d(x, *window, return_indices=True)
        return y


class Unpool(nn.Module):
    """Every value goes to where the maximum of the pooling of that name came from; those that meet are added."""

    def __init__(self, pooling):
        super().__init__()
        self.pooling = pooling

    def forward(self, x):
        pooling = getattr(network, self.pooling)
        flat = x.new_zeros(*x.shape[:2], pooling.size[0] * pooling.size[1])
        return flat.scatter_add(2, pooling.switches.flatten(2), x.flatten(2)).unflatten(2, pooling.size)


'''
_ALIKE: dict[type[Layer], str] = {
    ReLU: "nn.ReLU()",
    Sigmoid: "nn.Sigmoid()",
    Tanh: "nn.Tanh()",
    Flatten: "nn.Flatten()",
    SiLU: "nn.SiLU()",
    Softplus: "nn.Softplus(threshold=1e9)",
    LogSoftmax: "nn.LogSoftmax(dim=1)",
}
_OVER_MAPS = (
    Convolution,
    TransposedConvolution,
    Pooling,
    AdaptivePooling,
    GlobalPooling,
    InstanceNormalization,
    LocalResponseNormalization,
    MaxUnpooling,
)
"""They take no vectors: a vector becomes maps of one pixel before them."""


def pytorch_source(network: Network, weights: str) -> str:
    """The text; `weights` is the .npz with `weights_file.named_weights`. Raises ExportError."""
    lines: list[tuple[str, str]] = []
    keys: list[str] = []
    is_vector = False
    switched = {plain.partner.layer for plain in plain_layers(network) if plain.partner}
    for plain in plain_layers(network):
        layer = plain.layer
        name = _identifier(layer)
        if isinstance(layer, FullyConnected) and not is_vector:
            lines.append((f"{name}_flatten", "nn.Flatten()"))
        modules = _modules(name, plain, is_vector=is_vector)
        lines += _switched(modules, plain) if layer in switched else modules
        is_vector = isinstance(layer, Flatten | FullyConnected) or (is_vector and not isinstance(layer, _OVER_MAPS))
        keys += [f"    {f'{name}.{part}'!r}: {f'{layer.name}.{part}'!r}," for part in weights_of(layer)]
    rows = "\n".join(f"            ({name!r}, {made})," for name, made in lines)
    switches = _SWITCHES if switched else ""
    return _TEXT.format(
        switches=switches, shape=tuple(network.input_shape), layers=rows, weights=weights, keys="\n".join(keys)
    )


def _identifier(layer: Layer) -> str:
    return "".join(one if one.isalnum() else "_" for one in layer.name)


def _switched(modules: list[tuple[str, str]], plain: Plain) -> list[tuple[str, str]]:
    """A max pooling that keeps its switches; padded by a layer of its own it would count them over the padding."""
    ((name, made),) = modules if len(modules) == 1 else [("", "")]
    if not made.startswith("nn.MaxPool2d"):
        raise has_no_form(plain.layer, "PyTorch")
    return [(name, made.replace("nn.MaxPool2d", "Switched", 1))]


def _modules(name: str, plain: Plain, *, is_vector: bool) -> list[tuple[str, str]]:
    """(name, constructor) of what does the same as one layer."""
    layer = plain.layer
    if isinstance(layer, _OVER_MAPS) and is_vector:
        lines = [(f"{name}_maps", f"nn.Unflatten(1, {plain.before})")]
    else:
        lines = []
    if isinstance(layer, Convolution):
        lines += _padded(name, plain.padding, 0.0)
        lines.append((name, _convolution(layer, plain.before[0])))
    elif isinstance(layer, Pooling):
        lines += _pooling(name, layer, plain)
    elif isinstance(layer, FullyConnected):
        lines.append((name, f"nn.Linear({layer.weights.shape[1]}, {layer.units}, bias={layer.bias is not None})"))
    elif isinstance(layer, AdaptivePooling):
        word = "Max" if layer.mode == "max" else "Avg"
        lines.append((name, f"nn.Adaptive{word}Pool2d({tuple(layer.size)})"))
    elif isinstance(layer, GlobalPooling) and layer.mode in ("max", "average"):
        lines.append((name, f"nn.Adaptive{'Max' if layer.mode == 'max' else 'Avg'}Pool2d(1)"))
    elif isinstance(layer, TransposedConvolution):
        lines += _transposed(name, layer, plain)
    elif isinstance(layer, ELU | SELU | GELU | HardSigmoid | Clip | Dropout):
        lines.append((name, _curve(layer)))
    elif isinstance(layer, Softmax):
        lines.append((name, "nn.Softmax(dim=1)"))
    elif isinstance(layer, BatchNormalization):
        lines.append((name, f"nn.BatchNorm{1 if is_vector else 2}d({layer.channels}, eps={layer.epsilon!r})"))
    elif isinstance(layer, InstanceNormalization) and plain.before[1:] != (1, 1):
        lines.append((name, f"nn.InstanceNorm2d({layer.channels}, eps={layer.epsilon!r}, affine=True)"))
    elif isinstance(layer, LocalResponseNormalization) and layer.size % 2:  # its even windows lie otherwise
        lines.append((name, f"nn.LocalResponseNorm({layer.size}, {layer.alpha!r}, {layer.beta!r}, {layer.offset!r})"))
    elif isinstance(layer, MaxUnpooling) and plain.partner is not None:
        lines.append((name, f"Unpool({_identifier(plain.partner.layer)!r})"))
    elif isinstance(layer, ParametricReLU):
        lines.append((name, f"nn.PReLU({layer.channels})"))
    elif isinstance(layer, LeakyReLU):
        lines.append((name, f"nn.LeakyReLU({layer.slope!r})"))
    elif type(layer) in _ALIKE:
        lines.append((name, _ALIKE[type(layer)]))
    else:
        raise has_no_form(layer, "PyTorch")
    return lines


def _convolution(layer: Convolution, channels: int) -> str:
    return (
        f"nn.Conv2d({channels}, {layer.output_channels}, {layer.kernel_size}, stride={tuple(layer.stride)}, "
        f"dilation={tuple(layer.dilation)}, groups={layer.groups}, bias={layer.bias is not None})"
    )


def _transposed(name: str, layer: TransposedConvolution, plain: Plain) -> list[tuple[str, str]]:
    """What is cut off goes by padding below zero behind it; where the output goes on instead, by output padding."""
    down, across = stamps(layer, *plain.before[1:])
    cut, more = [0, 0], [0, 0]
    if min(down.after, across.after) < 0:
        cut, more = [down.before, across.before], [down.before - down.after, across.before - across.after]
    room = [max(way.stride, way.dilation) for way in (down, across)]
    if any(not 0 <= one < most for one, most in zip(more, room, strict=True)):
        raise has_no_form(layer, "PyTorch")
    made = (
        f"nn.ConvTranspose2d({plain.before[0]}, {layer.output_channels}, {layer.kernel_size}, "
        f"stride={tuple(layer.stride)}, padding={tuple(cut)}, output_padding={tuple(more)}, groups={layer.groups}, "
        f"bias={layer.bias is not None}, dilation={tuple(layer.dilation)})"
    )
    sides = (-across.before, -across.after, -down.before, -down.after)
    if more != [0, 0] or not any(sides):
        return [(name, made)]
    return [(name, made), (f"{name}_cut", f"nn.ConstantPad2d({sides}, 0.0)")]


def _curve(layer: Layer) -> str:
    """An activation with numbers of its own."""
    usual = SELU(name="")
    if isinstance(layer, ELU):
        return f"nn.ELU({layer.alpha!r})"
    if isinstance(layer, SELU) and (layer.alpha, layer.gamma) == (usual.alpha, usual.gamma):
        return "nn.SELU()"
    if isinstance(layer, GELU):
        return f"nn.GELU(approximate={'tanh' if layer.form == 'tanh' else 'none'!r})"
    if isinstance(layer, Clip) and layer.low <= layer.high:
        return f"nn.Hardtanh({layer.low!r}, {layer.high!r})"
    if isinstance(layer, Dropout):
        return f"nn.Dropout({layer.rate!r})"
    raise has_no_form(layer, "PyTorch")


def _pooling(name: str, layer: Pooling, plain: Plain) -> list[tuple[str, str]]:
    """Padding by a layer of its own, but where it is not counted: there it must be PyTorch's own, even on all sides."""
    window = f"{tuple(layer.size)}, stride={tuple(layer.stride)}"
    ceil = f"ceil_mode={layer.ceil}"
    is_dense = tuple(layer.dilation) == (1, 1)
    padding = plain.padding
    own = (padding.top, padding.left)
    is_even = padding == Padding.all_sides(*own) and 2 * own[0] <= layer.size[0] and 2 * own[1] <= layer.size[1]
    if isinstance(layer, MaxPooling) and (is_even or not layer.ceil):
        if is_even:
            return [(name, f"nn.MaxPool2d({window}, padding={own}, dilation={tuple(layer.dilation)}, {ceil})")]
        made = f"nn.MaxPool2d({window}, dilation={tuple(layer.dilation)})"
        return [*_padded(name, padding, float("-inf")), (name, made)]
    if isinstance(layer, AveragePooling) and is_dense and is_even:
        return [(name, f"nn.AvgPool2d({window}, padding={own}, {ceil}, count_include_pad={layer.count_padding})")]
    if isinstance(layer, AveragePooling) and is_dense and layer.count_padding and not layer.ceil:
        return [*_padded(name, padding, 0.0), (name, f"nn.AvgPool2d({window})")]
    if isinstance(layer, LpPooling) and is_dense and padding == Padding():
        return [(name, f"nn.LPPool2d({layer.p!r}, {window}, {ceil})")]
    raise has_no_form(layer, "PyTorch")


def _padded(name: str, padding: Padding, value: float) -> list[tuple[str, str]]:
    if padding == Padding():
        return []
    sides = (padding.left, padding.right, padding.top, padding.bottom)
    return [(f"{name}_padding", f"nn.ConstantPad2d({sides}, float({str(value)!r}))")]
