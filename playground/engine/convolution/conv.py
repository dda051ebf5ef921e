"""Convolution, forward and back: sums over the channels of a group, and their adjoint, the transposed convolution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.convolution import scatter
from playground.engine.convolution.choice import chosen, is_indifferent_to_size, planned
from playground.engine.taps import Tap, taps
from playground.engine.trace import Trace
from playground.network.geometry import Window, output_shape, windows
from playground.network.layers import Array, Convolution, KernelLayer, Pair, Shape
from playground.network.setup import Rule

K = TypeVar("K", bound=KernelLayer)


def forward(layer: Convolution, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, K, H, W) to (N, L, H', W'); any float type, which is kept. Raises NetworkError where it does not fit."""
    y = np.empty((len(x), *output_shape(layer, x.shape[1:])), dtype=x.dtype)
    bias = None if layer.bias is None else layer.bias.astype(x.dtype, copy=False)
    ways = windows(layer, *x.shape[2:])
    for inputs, outputs, kernels in kernel_groups(layer, x.shape[1], x.dtype):
        part = bias if bias is None or layer.groups == 1 else bias[outputs]  # the very array: known again by that
        correlate(x[:, inputs], kernels, part, ways, y[:, outputs], check_cancelled)
    return y


def apply(layer: Convolution, x: Array, kernels: Array, out: Array, check_cancelled: CheckCancelled) -> None:
    """Write what kernels (L, K, I, J) of the layer make of x (N, K, H, W) into out (N, L, H', W'), without the bias."""
    correlate(x, kernels, None, windows(layer, *x.shape[2:]), out, check_cancelled)


def tap_pairs(
    layer: Convolution, given: tuple[int, ...], made: tuple[int, ...]
) -> tuple[tuple[Tap, ...], tuple[Tap, ...]]:
    """Per row and column of a kernel: which outputs of a map `made` (H', W') come from which inputs of `given`."""
    known: tuple[tuple[Tap, ...], tuple[Tap, ...]] | None = layer.of_structure.get((Tap, given))
    if known is None:  # asked for in every step of a drag
        down, across = windows(layer, *given)
        known = taps(down, given[0], made[0]), taps(across, given[1], made[1])
        layer.of_structure[Tap, given] = known
    return known


def correlate(
    x: Array,
    kernels: Array,
    bias: Array | None,
    ways: tuple[Window, Window],
    out: Array,
    check_cancelled: CheckCancelled,
) -> None:
    """Write the correlation of x (N, C, H, W) with kernels (L, C, I, J), plus bias (L,), into out (N, L, H', W')."""
    chosen(x, kernels, ways, out).convolve(x, kernels, bias, ways, out, check_cancelled)


def forward_some(layer: Convolution, x: Array, outputs: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """Only the output channels `outputs`, (N, len(outputs), H', W')."""
    y = np.empty((len(x), len(outputs), *output_shape(layer, x.shape[1:])[1:]), dtype=x.dtype)
    for inputs, places, part in kernel_parts(layer, x.shape[1], outputs):
        y[:, places] = forward(part, x[:, inputs], check_cancelled)
    return y


def project(layer: Convolution, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing) -> Array:
    """The adjoint, without the bias: (N, L, H', W') to (N, K, H, W); the same under every rule."""
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    ways = windows(layer, *trace.input_shape[2:])
    for inputs, outputs, kernels in kernel_groups(layer, trace.input_shape[1], r.dtype):
        for image in range(len(r)):
            send_back(r[image, outputs], kernels, ways, back[image, inputs], check_cancelled)
    return back


def project_some(
    layer: Convolution, r: Array, outputs: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """`project` when all output channels but `outputs` are zero; r is (N, len(outputs), H', W')."""
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    ways = windows(layer, *trace.input_shape[2:])
    for inputs, places, part in kernel_parts(layer, trace.input_shape[1], outputs):
        ((_, _, kernels),) = kernel_groups(part, inputs.stop - inputs.start, r.dtype)
        for image in range(len(r)):
            send_back(r[image, places], kernels, ways, back[image, inputs], check_cancelled)
    return back


def forward_buffer_bytes(layer: Convolution, shape: Shape, output: Shape) -> int:
    """What `forward` takes beside its maps, for an input and an output (C, H, W)."""
    kernels = (layer.output_channels // layer.groups, shape[0] // layer.groups, *layer.kernel_size)
    return correlation_bytes(kernels, windows(layer, *shape[1:]), shape[1:], output[1:])


def back_buffer_bytes(layer: Convolution, shape: Shape, given: Shape) -> int:
    """What `project` takes beside its result (K, H, W), for maps `given` (L, H', W'), of a batch of one."""
    kernels = (max(given[0] // layer.groups, 1), shape[0] // layer.groups, *layer.kernel_size)
    return sending_bytes(kernels, windows(layer, *shape[1:]), shape[1:], given[1:])


def kept_bytes(layer: Convolution, shape: Shape, output: Shape, given: int) -> int:
    """What is kept of the kernels for the next pass and the next way back, for an input and an output (C, H, W), of
    which `given` maps are sent back: nothing for that where they are only some.
    """
    count, channels = layer.output_channels // layer.groups, shape[0] // layer.groups
    kernels, ways = (count, channels, *layer.kernel_size), windows(layer, *shape[1:])
    turned = _turned_back(kernels, ways, shape[1:], output[1:])
    forward = planned(kernels, ways, output[1:]).kept_bytes(kernels, ways, output[1:])
    if turned is None or given < output[0]:
        return layer.groups * forward
    back = channels, count, *layer.kernel_size
    return layer.groups * (forward + planned(back, turned, shape[1:]).kept_bytes(back, turned, shape[1:]))


def correlation_bytes(kernels: tuple[int, ...], ways: tuple[Window, Window], lengths: Pair, size: Pair) -> int:
    """What `correlate` takes for kernels (L, C, I, J) over `lengths` (H, W), giving `size` (H', W')."""
    return planned(kernels, ways, size).buffer_bytes(kernels, ways, lengths, size)


def sending_bytes(kernels: tuple[int, ...], ways: tuple[Window, Window], lengths: Pair, size: Pair) -> int:
    """What `send_back` takes for kernels (L, K, I, J) and values of `size` (H', W'), giving `lengths` (H, W)."""
    turned = _turned_back(kernels, ways, lengths, size)
    if turned is None:
        return scatter.buffer_bytes(kernels, ways, lengths, size)
    return correlation_bytes((kernels[1], kernels[0], *kernels[2:]), turned, size, lengths)


def kernel_groups(
    layer: KernelLayer, channels: int, dtype: np.dtype[np.floating]
) -> Iterator[tuple[slice, slice, Array]]:
    """Per group: its input channels, its output channels, and its kernels as a correlation takes them."""
    taken, given = channels // layer.groups, layer.output_channels // layer.groups
    kernels = layer.kernels.astype(dtype, copy=False)  # the very array where that will do: it is known again by that
    if layer.kernels.shape[1] != taken:
        kernels = kernels[:, :taken]
    if isinstance(layer, Convolution) and layer.flipped:
        kernels = kernels[:, :, ::-1, ::-1]
    if layer.groups == 1:
        yield slice(0, taken), slice(0, given), kernels
        return
    for group in range(layer.groups):
        outputs = slice(group * given, (group + 1) * given)
        yield slice(group * taken, (group + 1) * taken), outputs, kernels[outputs]


def kernel_parts(layer: K, channels: int, outputs: Array) -> Iterator[tuple[slice, Array, K]]:
    """Some outputs as layers of one group each: its input channels, its places in `outputs`, the layer."""
    taken, given = channels // layer.groups, layer.output_channels // layer.groups
    for group in sorted({*(outputs // given).tolist()}):  # np.unique would import numpy.ma before the first maps
        places = np.flatnonzero(outputs // given == group)
        bias = None if layer.bias is None else layer.bias[outputs[places]]
        part = replace(layer, kernels=layer.kernels[outputs[places]], bias=bias, groups=1)
        yield slice(group * taken, (group + 1) * taken), places, part


def send_back(
    r: Array, kernels: Array, ways: tuple[Window, Window], out: Array, check_cancelled: CheckCancelled
) -> None:
    """Back to out (K, H, W): at stride 1 a correlation with turned kernels where that moves less, else scattered."""
    turned_ways = _turned_back(kernels.shape, ways, out.shape[1:], r.shape[1:])
    if turned_ways is None:
        scatter.adjoint(r, kernels, ways, out, check_cancelled)
    else:
        turned = kernels[:, :, ::-1, ::-1].swapaxes(0, 1)
        correlate(r[None], turned, None, turned_ways, out[None], check_cancelled)


def _turned_back(
    kernels: tuple[int, ...], ways: tuple[Window, Window], lengths: tuple[int, ...], size: tuple[int, ...]
) -> tuple[Window, Window] | None:
    """The windows of the correlation that is the adjoint for kernels (L, K, I, J) from `size` (H', W') to `lengths`
    (H, W); None where there is none, or where scattering is faster."""
    vertical, horizontal = (_turned(*three) for three in zip(ways, lengths, size, strict=True))
    if vertical is None or horizontal is None:
        return None
    turned = vertical, horizontal
    if is_indifferent_to_size((kernels[1], kernels[0], *kernels[2:]), turned, lengths):
        return turned
    gathered = kernels[0] * lengths[0] * lengths[1] + 2 * kernels[0] * kernels[1]
    scattered = 4 * kernels[1] * size[0] * size[1]  # both in numbers moved per cell; adding costs more
    return None if scattered < gathered else turned


def _turned(window: Window, length: int, given: int) -> Window | None:
    """The window whose correlation over `given` values gives `length` of the adjoint, or None if there is none."""
    before = window.span - 1 - window.before
    if window.stride != 1 or before < 0:
        return None
    after = length + window.span - 1 - given - before
    return Window(window.size, 1, window.dilation, before, max(after, 0))
