"""Transposed convolution as a layer, forward and back: a convolution's two ways with their parts exchanged.

Forward every value stamps its kernel, weighted, on the output; back is the correlation that a convolution is forward.
"""

from __future__ import annotations

import numpy as np

from playground.engine.cancel import CheckCancelled, nothing
from playground.engine.convolution.conv import (
    correlate,
    correlation_bytes,
    kernel_groups,
    kernel_parts,
    send_back,
    sending_bytes,
)
from playground.engine.taps import Tap, taps
from playground.engine.trace import Trace
from playground.network.geometry import output_shape, stamps
from playground.network.layers import Array, Shape, TransposedConvolution
from playground.network.setup import Rule


def forward(layer: TransposedConvolution, x: Array, check_cancelled: CheckCancelled = nothing) -> Array:
    """(N, K, H, W) to (N, L, H', W'); any float type, which is kept. Raises NetworkError where it does not fit."""
    y = np.empty((len(x), *output_shape(layer, x.shape[1:])), dtype=x.dtype)
    for inputs, outputs, kernels in kernel_groups(layer, x.shape[1], x.dtype):
        stamp(layer, x[:, inputs], kernels, y[:, outputs], check_cancelled)
    if layer.bias is not None:
        y += layer.bias.astype(x.dtype, copy=False)[:, None, None]
    return y


def stamp(layer: TransposedConvolution, x: Array, kernels: Array, out: Array, check_cancelled: CheckCancelled) -> None:
    """Write what x (N, K, H, W) stamps through kernels (L, K, I, J) into out (N, L, H', W'), without the bias."""
    out[...] = 0
    for image in range(len(x)):
        send_back(x[image], kernels.swapaxes(0, 1), stamps(layer, *x.shape[2:]), out[image], check_cancelled)


def forward_some(
    layer: TransposedConvolution, x: Array, outputs: Array, check_cancelled: CheckCancelled = nothing
) -> Array:
    """Only the output channels `outputs`, (N, len(outputs), H', W')."""
    y = np.empty((len(x), len(outputs), *output_shape(layer, x.shape[1:])[1:]), dtype=x.dtype)
    for inputs, places, part in kernel_parts(layer, x.shape[1], outputs):
        y[:, places] = forward(part, x[:, inputs], check_cancelled)
    return y


def project(
    layer: TransposedConvolution, r: Array, trace: Trace, rule: Rule, check_cancelled: CheckCancelled = nothing
) -> Array:
    """The adjoint, without the bias: (N, L, H', W') to (N, K, H, W); the same under every rule."""
    return project_some(layer, r, np.arange(layer.output_channels), trace, rule, check_cancelled)


def project_some(
    layer: TransposedConvolution,
    r: Array,
    outputs: Array,
    trace: Trace,
    rule: Rule,
    check_cancelled: CheckCancelled = nothing,
) -> Array:
    """`project` when all output channels but `outputs` are zero; r is (N, len(outputs), H', W')."""
    back = np.zeros(trace.input_shape, dtype=r.dtype)
    ways = stamps(layer, *trace.input_shape[2:])
    for inputs, places, part in kernel_parts(layer, trace.input_shape[1], outputs):
        ((_, _, kernels),) = kernel_groups(part, inputs.stop - inputs.start, r.dtype)
        correlate(r[:, places], kernels.swapaxes(0, 1), None, ways, back[:, inputs], check_cancelled)
    return back


def forward_buffer_bytes(layer: TransposedConvolution, shape: Shape, output: Shape) -> int:
    """What `forward` takes beside its maps, for an input and an output (C, H, W)."""
    kernels = (shape[0] // layer.groups, layer.output_channels // layer.groups, *layer.kernel_size)
    return sending_bytes(kernels, stamps(layer, *shape[1:]), output[1:], shape[1:])


def back_buffer_bytes(layer: TransposedConvolution, shape: Shape, given: Shape) -> int:
    """What `project` takes beside its result (K, H, W), for maps `given` (L, H', W'), of a batch of one."""
    kernels = (shape[0] // layer.groups, max(given[0] // layer.groups, 1), *layer.kernel_size)
    return correlation_bytes(kernels, stamps(layer, *shape[1:]), given[1:], shape[1:])


def tap_pairs(
    layer: TransposedConvolution, given: tuple[int, ...], made: tuple[int, ...]
) -> tuple[tuple[Tap, ...], tuple[Tap, ...]]:
    """Per row and column of a kernel: which outputs of a map `made` (H', W') come from which inputs of `given`."""
    down, across = (
        tuple(Tap(outputs=tap.inputs, inputs=tap.outputs) for tap in taps(way, length, count))
        for way, length, count in zip(stamps(layer, *given), made, given, strict=True)
    )
    return down, across
