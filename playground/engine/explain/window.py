"""What one unit of a convolution, either way, or a pooling reads, and what it makes of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.engine.explain.place import stamped_place, window_place
from playground.engine.explain.terms import Place, Pooled, Summed, Unit
from playground.engine.maps import Maps
from playground.network.geometry import Window, bins, stamps, windows
from playground.network.layers import (
    AdaptivePooling,
    Array,
    AveragePooling,
    Convolution,
    GlobalPooling,
    KernelLayer,
    LpPooling,
    MaxPooling,
    Pooling,
    TransposedConvolution,
)

HOW: dict[type[Pooling], str] = {MaxPooling: "max", AveragePooling: "average", LpPooling: "lp"}


def summed(layer: Convolution, maps: Maps, unit: Unit, value: float) -> Summed:
    """A convolution's unit over the first picture of `maps` (N, K, H, W), which came out as `value`."""
    place = window_place(windows(layer, *maps.shape[2:]), maps.shape[2:], unit)
    return _summed(layer, maps, unit, value, place, layer.flipped)


def stamped(layer: TransposedConvolution, maps: Maps, unit: Unit, value: float) -> Summed:
    """A transposed convolution's unit: the values whose stamps lie over it. Seen from there the kernel lies turned."""
    place = stamped_place(stamps(layer, *maps.shape[2:]), maps.shape[2:], unit)
    return _summed(layer, maps, unit, value, place, True)


def _summed(layer: KernelLayer, maps: Maps, unit: Unit, value: float, place: Place, is_turned: bool) -> Summed:
    share = maps.shape[1] // layer.groups
    first = unit.map // (layer.output_channels // layer.groups) * share
    channels = np.arange(first, first + share)
    kernels = layer.kernels[unit.map, :share].astype(np.float64)
    kernels = kernels[:, ::-1, ::-1] if is_turned else kernels
    seen = _window(maps, channels, place)
    products = np.where(place.inside, seen * kernels, 0)
    bias = 0.0 if layer.bias is None else float(layer.bias[unit.map])
    return Summed(channels, place, seen, kernels, products, products.sum(axis=(1, 2)), bias, value, is_turned)


def pooled(layer: Pooling, maps: Maps, unit: Unit, value: float) -> Pooled:
    """A pooling's unit over the first picture of `maps` (N, C, H, W)."""
    axes = windows(layer, *maps.shape[2:])
    place = window_place(axes, maps.shape[2:], unit)
    how = next((word for kind, word in HOW.items() if isinstance(layer, kind)), "sum")
    divisor = 1
    if isinstance(layer, AveragePooling):
        divisor = _covered(layer, axes, maps.shape[2:], unit)
    terms = _pooled(how, maps, unit.map, place, divisor, value)
    return replace(terms, p=layer.p) if isinstance(layer, LpPooling) else terms


def pooled_share(layer: AdaptivePooling, maps: Maps, unit: Unit, value: float) -> Pooled:
    """An adaptive pooling's unit: its windows share the map out."""
    rows, columns = (
        np.arange(ranges.starts[position], ranges.stops[position])
        for ranges, position in zip(
            (bins(length, count) for length, count in zip(maps.shape[2:], layer.size, strict=True)),
            (unit.row, unit.column),
            strict=True,
        )
    )
    inside = np.ones((len(rows), len(columns)), bool)
    strides = tuple(max(length // count, 1) for length, count in zip(maps.shape[2:], layer.size, strict=True))
    place = Place(rows, columns, inside, (strides[0], strides[1]))
    return _pooled(layer.mode, maps, unit.map, place, inside.size if layer.mode == "average" else 1, value)


def pooled_whole(layer: GlobalPooling, maps: Maps, unit: Unit, value: float) -> Pooled:
    """A global pooling's unit: its window is the whole map."""
    height, width = maps.shape[2:]
    place = Place(np.arange(height), np.arange(width), np.ones((height, width), bool))
    divisor = height * width if layer.mode == "average" else 1
    return replace(_pooled(layer.mode, maps, unit.map, place, divisor, value), p=layer.p)


def _pooled(how: str, maps: Maps, channel: int, place: Place, divisor: int, value: float) -> Pooled:
    seen = _window(maps, np.array([channel]), place)[0]
    winners = np.zeros(seen.shape, bool)
    if how == "max" and place.inside.any():
        winners = place.inside & (seen == np.where(place.inside, seen, -np.inf).max())
    first = np.argwhere(winners)
    winner = (int(first[0, 0]), int(first[0, 1])) if len(first) else None
    return Pooled(how, channel, place, seen, winners, winner, divisor, value)


def _window(maps: Maps, channels: Array, place: Place) -> Array:
    """What a window sees of some channels, (n, I, J) float64: 0 in the padding."""
    _, _, height, width = maps.shape
    rows, columns = np.clip(place.rows, 0, height - 1), np.clip(place.columns, 0, width - 1)
    seen = [maps.channel(int(channel))[0][np.ix_(rows, columns)] for channel in channels]
    return np.where(place.inside, np.asarray(seen, np.float64), 0)


def _covered(layer: AveragePooling, axes: tuple[Window, Window], size: tuple[int, ...], unit: Unit) -> int:
    """How many pixels the window is averaged over; with `count_padding` those of the padding, too."""
    count = 1
    for axis, length, position in zip(axes, size, (unit.row, unit.column), strict=True):
        taps = position * axis.stride - axis.before + axis.dilation * np.arange(axis.size)
        low, high = (-axis.before, length + axis.after) if layer.count_padding else (0, length)
        count *= max(int(np.count_nonzero((taps >= low) & (taps < high))), 1)
    return count
