"""The readable truth: every layer forward and back as naive loops in float64, written from the definitions alone.

Arrays are (N, C, H, W). Nothing here is shared with the engine, not even the output sizes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

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
    Padding,
    ParametricReLU,
    Pooling,
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)
from playground.network.setup import Rule

Pixel = tuple[int, int]


def forward(layer: Layer, x: np.ndarray) -> np.ndarray:
    """What `layer` makes of x."""
    x = x.astype(np.float64)
    if layer.muted:
        return x
    if isinstance(layer, Convolution):
        return _convolution(layer, x)
    if isinstance(layer, TransposedConvolution):
        return _stamped(layer, x)
    if isinstance(layer, Pooling):
        return _pooling(layer, x)
    if isinstance(layer, AdaptivePooling):
        return _adaptive_pooling(layer, x)
    if isinstance(layer, GlobalPooling):
        return _pooling(_over_the_map(layer, x), x)
    if isinstance(layer, Flatten):
        return x.reshape(len(x), -1, 1, 1)
    if isinstance(layer, FullyConnected):
        return _fully_connected(layer, x)
    if isinstance(layer, Softmax | LogSoftmax):
        return _softmax(x) if isinstance(layer, Softmax) else np.log(_softmax(x))
    if isinstance(layer, Dropout):
        return x
    if isinstance(layer, BatchNormalization):
        return _batch_norm(layer, x)
    if isinstance(layer, InstanceNormalization):
        maps = [[_instance_norm(layer, c, m) for c, m in enumerate(image)] for image in x]
        return np.array(maps).reshape(x.shape)
    if isinstance(layer, LocalResponseNormalization):
        y = np.zeros(x.shape)
        for place in np.ndindex(*x.shape):
            y[place] = x[place] / _strength(layer, x, place) ** layer.beta
        return y
    if isinstance(layer, ParametricReLU):
        return np.array([[forward(_leaky(layer, c), m) for c, m in enumerate(image)] for image in x])
    return np.array([_activation(layer, value) for value in x.flat]).reshape(x.shape)


def project(layer: Layer, r: np.ndarray, x: np.ndarray, rule: Rule) -> np.ndarray:
    """R back through `layer`, whose input was x."""
    r, x = r.astype(np.float64), x.astype(np.float64)
    if layer.muted:
        return r
    if isinstance(layer, Convolution):
        return _transposed_convolution(layer, r, x.shape)
    if isinstance(layer, TransposedConvolution):
        return _unstamped(layer, r, x.shape)
    if isinstance(layer, Pooling):
        return _unpooling(layer, r, x)
    if isinstance(layer, AdaptivePooling):
        return _adaptive_unpooling(layer, r, x)
    if isinstance(layer, GlobalPooling):
        return _unpooling(_over_the_map(layer, x), r, x)
    if isinstance(layer, Flatten):
        return r.reshape(x.shape)
    if isinstance(layer, FullyConnected):
        weights = layer.weights[:, : x[0].size].astype(np.float64)
        return np.array([weights.T @ one.ravel() for one in r]).reshape(x.shape)
    if isinstance(layer, Dropout):
        return r
    if isinstance(layer, BatchNormalization):
        return np.array([[m * _factor(layer, c) for c, m in enumerate(image)] for image in r])
    if isinstance(layer, InstanceNormalization):
        backs = [_instance_norm_back(layer, c, r[n, c], x[n, c], rule) for n, c in np.ndindex(*x.shape[:2])]
        return np.array(backs).reshape(x.shape)
    if isinstance(layer, LocalResponseNormalization):
        return r if rule in (Rule.LINEAR, Rule.DECONVNET) else _local_response_back(layer, r, x)
    if isinstance(layer, ParametricReLU):
        parts = [project(_leaky(layer, c), r[:, [c]], x[:, [c]], rule) for c in range(x.shape[1])]
        return np.concatenate(parts, axis=1)
    return _back_through_activation(layer, r, x, rule)


# sliding windows


def padding(layer: Convolution | Pooling, axis: int, length: int) -> tuple[int, int]:
    """(before, after) of axis 0 (vertical) or 1 (horizontal)."""
    if isinstance(layer.padding, Padding):
        given = layer.padding
        return ((given.top, given.bottom), (given.left, given.right))[axis]
    wanted = math.ceil(length / layer.stride[axis])
    total = max((wanted - 1) * layer.stride[axis] + _span(layer, axis) - length, 0)
    smaller, larger = total // 2, total - total // 2
    return (larger, smaller) if layer.padding == "same_lower" else (smaller, larger)


def positions(layer: Convolution | Pooling, axis: int, length: int) -> list[int]:
    """Where windows start, in input pixels, by trying them all.

    With ceil one more may hang over the edge, but one that starts behind the last pixel is dropped.
    """
    before, after = padding(layer, axis, length)
    ceil = getattr(layer, "ceil", False)
    starts = []
    for start in range(-before, length + after + layer.stride[axis], layer.stride[axis]):
        beyond = start + _span(layer, axis) - (length + after)
        if beyond <= 0 or (ceil and beyond < layer.stride[axis]):
            starts.append(start)
    if ceil and starts[-1] >= length:
        starts.pop()
    return starts


def _span(layer: Convolution | Pooling, axis: int) -> int:
    size = layer.kernel_size if isinstance(layer, Convolution) else layer.size
    return (size[axis] - 1) * layer.dilation[axis] + 1


def _outputs(layer: Convolution | Pooling, shape: tuple[int, ...]) -> Iterator[tuple[Pixel, Pixel]]:
    """Each output pixel and the input pixel where its window starts."""
    rows, columns = positions(layer, 0, shape[2]), positions(layer, 1, shape[3])
    for (row, top), (column, left) in product(enumerate(rows), enumerate(columns)):
        yield (row, column), (top, left)


def _output_size(layer: Convolution | Pooling, shape: tuple[int, ...]) -> Pixel:
    return len(positions(layer, 0, shape[2])), len(positions(layer, 1, shape[3]))


# convolution


Tap = tuple[tuple[int, int, int], tuple[int, int, int], float]
"""One product: (output channel, row, column), (input channel, row, column), weight."""


def _taps(layer: Convolution, shape: tuple[int, ...]) -> Iterator[Tap]:
    """Every product of a convolution."""
    inputs, outputs = shape[1] // layer.groups, len(layer.kernels) // layer.groups
    height, width = layer.kernel_size
    for (pixel, (top, left)), out in product(_outputs(layer, shape), range(len(layer.kernels))):
        for slice_, i, j in product(range(inputs), range(height), range(width)):
            row, column = top + i * layer.dilation[0], left + j * layer.dilation[1]
            if 0 <= row < shape[2] and 0 <= column < shape[3]:
                tap = (height - 1 - i, width - 1 - j) if layer.flipped else (i, j)
                weight = float(layer.kernels[out, slice_, tap[0], tap[1]])
                yield (out, *pixel), (out // outputs * inputs + slice_, row, column), weight


def _convolution(layer: Convolution, x: np.ndarray) -> np.ndarray:
    y = _summed(_taps(layer, x.shape), x, (len(layer.kernels), *_output_size(layer, x.shape)))
    return y if layer.bias is None else y + layer.bias.astype(np.float64)[:, None, None]


def _transposed_convolution(layer: Convolution, r: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return _summed(_turned(_taps(layer, shape)), r, shape[1:])


def _summed(taps: Iterable[Tap], x: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """All products of one tap after the other, for each picture of x. In Python's own lists of floats: numpy takes ten
    times as long for one number at a time.
    """
    sums, pictures = np.zeros((len(x), *shape)).tolist(), x.tolist()
    for (out, down, across), (channel, row, column), weight in taps:
        for y, picture in zip(sums, pictures, strict=True):
            y[out][down][across] += weight * picture[channel][row][column]
    return np.array(sums).reshape(len(x), *shape)


def _turned(taps: Iterable[Tap]) -> Iterator[Tap]:
    """From each output to its inputs."""
    return ((here, there, weight) for there, here, weight in taps)


# transposed convolution


def _stamped_side(layer: TransposedConvolution, axis: int, length: int) -> tuple[int, int]:
    """How many pixels are cut off before, and how many are left."""
    size, stride = layer.kernel_size[axis], layer.stride[axis]
    whole = (length - 1) * stride + (size - 1) * layer.dilation[axis] + 1
    if isinstance(layer.padding, Padding):
        given = layer.padding
        before, after = ((given.top, given.bottom), (given.left, given.right))[axis]
        return before, whole - before - after + layer.output_padding[axis]
    cut = max(whole - length * stride, 0)
    return (math.ceil(cut / 2) if layer.padding == "same_lower" else math.floor(cut / 2)), length * stride


def _stamps(layer: TransposedConvolution, shape: tuple[int, ...]) -> Iterator[Tap]:
    """Every product."""
    (top, height), (left, width) = _stamped_side(layer, 0, shape[2]), _stamped_side(layer, 1, shape[3])
    inputs, outputs = shape[1] // layer.groups, len(layer.kernels) // layer.groups
    for out, slice_, i, j in product(range(len(layer.kernels)), range(inputs), *map(range, layer.kernel_size)):
        for row, column in product(range(shape[2]), range(shape[3])):
            down = row * layer.stride[0] + i * layer.dilation[0] - top
            across = column * layer.stride[1] + j * layer.dilation[1] - left
            if 0 <= down < height and 0 <= across < width:
                here = (out // outputs * inputs + slice_, row, column)
                yield (out, down, across), here, float(layer.kernels[out, slice_, i, j])


def _stamped(layer: TransposedConvolution, x: np.ndarray) -> np.ndarray:
    size = _stamped_side(layer, 0, x.shape[2])[1], _stamped_side(layer, 1, x.shape[3])[1]
    y = _summed(_stamps(layer, x.shape), x, (len(layer.kernels), *size))
    return y if layer.bias is None else y + layer.bias.astype(np.float64)[:, None, None]


def _unstamped(layer: TransposedConvolution, r: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    return _summed(_turned(_stamps(layer, shape)), r, shape[1:])


# pooling


def _tapped(layer: Pooling, start: Pixel, axis: int) -> list[int]:
    """The rows (axis 0) or columns (axis 1) that a window reads, in the padding and beyond too."""
    return [start[axis] + tap * layer.dilation[axis] for tap in range(layer.size[axis])]


def _window(layer: Pooling, start: Pixel, shape: tuple[int, ...]) -> list[Pixel]:
    """The pixels of a window that lie in the picture, in row order."""
    pixels = product(_tapped(layer, start, 0), _tapped(layer, start, 1))
    return [(row, column) for row, column in pixels if 0 <= row < shape[2] and 0 <= column < shape[3]]


def _divisor(layer: Pooling, start: Pixel, shape: tuple[int, ...]) -> int:
    if isinstance(layer, AveragePooling) and layer.count_padding:
        sides = []
        for axis in (0, 1):
            length = shape[2 + axis]
            stop = length + padding(layer, axis, length)[1]
            sides.append(sum(place < stop for place in _tapped(layer, start, axis)))
        return sides[0] * sides[1]
    return len(_window(layer, start, shape)) if isinstance(layer, AveragePooling) else 1


def _pooling(layer: Pooling, x: np.ndarray) -> np.ndarray:
    y = np.zeros((*x.shape[:2], *_output_size(layer, x.shape)))
    for (n, c), (pixel, start) in product(np.ndindex(*x.shape[:2]), list(_outputs(layer, x.shape))):
        values = [float(x[n, c, row, column]) for row, column in _window(layer, start, x.shape)]
        if isinstance(layer, MaxPooling):
            y[(n, c, *pixel)] = max(values, default=-math.inf)
        elif isinstance(layer, LpPooling):
            y[(n, c, *pixel)] = _norm(values, layer.p)
        else:
            y[(n, c, *pixel)] = sum(values) / max(_divisor(layer, start, x.shape), 1)
    return y


def _unpooling(layer: Pooling, r: np.ndarray, x: np.ndarray) -> np.ndarray:
    back = np.zeros(x.shape)
    for (n, c), (pixel, start) in product(np.ndindex(*x.shape[:2]), list(_outputs(layer, x.shape))):
        window = _window(layer, start, x.shape)
        if isinstance(layer, MaxPooling):
            window = sorted(window, key=lambda place: -float(x[n, c, place[0], place[1]]))[:1]  # stable: the first wins
        norm = _norm([float(x[n, c, row, column]) for row, column in window], getattr(layer, "p", 1.0))
        for row, column in window:
            share = r[(n, c, *pixel)] / max(_divisor(layer, start, x.shape), 1)
            if isinstance(layer, LpPooling):
                value = float(x[n, c, row, column])
                share *= np.sign(value) * (abs(value) / norm) ** (layer.p - 1) if value else 0.0
            back[n, c, row, column] += share
    return back


def unpooled(pooling: MaxPooling, picture: np.ndarray, x: np.ndarray) -> np.ndarray:
    """What an un-pooling makes of x by the switches of `pooling` over a picture."""
    return _unpooling(pooling, x.astype(np.float64), picture.astype(np.float64))


def at_switches(pooling: MaxPooling, picture: np.ndarray, r: np.ndarray) -> np.ndarray:
    """The way back: of each window what r holds at its switch."""
    back = np.zeros((*picture.shape[:2], *_output_size(pooling, picture.shape)))
    for (n, c), (pixel, start) in product(np.ndindex(*picture.shape[:2]), list(_outputs(pooling, picture.shape))):
        window = _window(pooling, start, picture.shape)
        for row, column in sorted(window, key=lambda place: -float(picture[n, c, place[0], place[1]]))[:1]:
            back[(n, c, *pixel)] = r[n, c, row, column]
    return back


def _norm(values: list[float], p: float) -> float:
    return float(sum(abs(value) ** p for value in values) ** (1 / p))


def _over_the_map(layer: GlobalPooling, x: np.ndarray) -> Pooling:
    """The pooling whose only window is the map."""
    height, width = x.shape[2:]
    kind = {"max": MaxPooling, "average": AveragePooling, "sum": SumPooling, "lp": LpPooling}[layer.mode]
    more = {"p": layer.p} if kind is LpPooling else {}
    return kind(name="", size=(height, width), stride=(height, width), **more)


def _shared_out(layer: AdaptivePooling, shape: tuple[int, ...]) -> Iterator[tuple[Pixel, list[Pixel]]]:
    """Each output pixel and the input pixels of its window, in row order."""
    for pixel in product(range(layer.size[0]), range(layer.size[1])):
        sides = [
            range(math.floor(place * length / count), math.ceil((place + 1) * length / count))
            for place, length, count in zip(pixel, shape[2:], layer.size, strict=True)
        ]
        yield (pixel[0], pixel[1]), list(product(*sides))


def _adaptive_pooling(layer: AdaptivePooling, x: np.ndarray) -> np.ndarray:
    y = np.zeros((*x.shape[:2], *layer.size))
    for (n, c), (pixel, window) in product(np.ndindex(*x.shape[:2]), list(_shared_out(layer, x.shape))):
        values = [float(x[(n, c, *place)]) for place in window]
        y[(n, c, *pixel)] = max(values) if layer.mode == "max" else sum(values) / len(values)
    return y


def _adaptive_unpooling(layer: AdaptivePooling, r: np.ndarray, x: np.ndarray) -> np.ndarray:
    back = np.zeros(x.shape)
    for (n, c), (pixel, window) in product(np.ndindex(*x.shape[:2]), list(_shared_out(layer, x.shape))):
        if layer.mode == "max":
            window = sorted(window, key=lambda place: -float(x[n, c, place[0], place[1]]))[:1]
        for place in window:
            back[(n, c, *place)] += r[(n, c, *pixel)] / len(window)
    return back


# normalisation


def _factor(layer: BatchNormalization, channel: int) -> float:
    return float(layer.scale[channel]) / math.sqrt(float(layer.variance[channel]) + layer.epsilon)


def _batch_norm(layer: BatchNormalization, x: np.ndarray) -> np.ndarray:
    y = np.zeros(x.shape)
    for n, c, row, column in np.ndindex(*x.shape):
        y[n, c, row, column] = (x[n, c, row, column] - float(layer.mean[c])) * _factor(layer, c) + float(layer.shift[c])
    return y


def _statistics(layer: InstanceNormalization, x: np.ndarray) -> tuple[float, float]:
    """The mean of a map, and its deviation."""
    mean = sum(x.flat) / x.size
    return mean, math.sqrt(sum((value - mean) ** 2 for value in x.flat) / x.size + layer.epsilon)


def _instance_norm(layer: InstanceNormalization, channel: int, x: np.ndarray) -> list[float]:
    mean, deviation = _statistics(layer, x)
    return [(value - mean) / deviation * float(layer.scale[channel]) + float(layer.shift[channel]) for value in x.flat]


def _instance_norm_back(
    layer: InstanceNormalization, channel: int, r: np.ndarray, x: np.ndarray, rule: Rule
) -> np.ndarray:
    """By the Jacobian, written out: every value moves the mean by 1/n and the deviation by its part in it."""
    mean, deviation = _statistics(layer, x)
    jacobian = np.eye(x.size)
    if rule in (Rule.GRADIENT, Rule.GUIDED):
        for i, j in np.ndindex(x.size, x.size):
            moved = (x.flat[i] - mean) * (x.flat[j] - mean) / deviation**2
            jacobian[i, j] -= (1 + moved) / x.size
    return float(layer.scale[channel]) / deviation * (r.reshape(-1) @ jacobian)


def _neighbours(layer: LocalResponseNormalization, channel: int, channels: int) -> list[int]:
    first, last = channel - math.floor((layer.size - 1) / 2), channel + math.ceil((layer.size - 1) / 2)
    return [other for other in range(channels) if first <= other <= last]


def _strength(layer: LocalResponseNormalization, x: np.ndarray, place: tuple[int, ...]) -> float:
    n, c, row, column = place
    squares = sum(x[n, other, row, column] ** 2 for other in _neighbours(layer, c, x.shape[1]))
    return layer.offset + layer.alpha / layer.size * squares


def _local_response_back(layer: LocalResponseNormalization, r: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Each value's part in each of those it is a neighbour of, itself too."""
    back = np.zeros(x.shape)
    for n, c, row, column in np.ndindex(*x.shape):
        strength, value = _strength(layer, x, (n, c, row, column)), x[n, c, row, column]
        back[n, c, row, column] += r[n, c, row, column] / strength**layer.beta
        for other in _neighbours(layer, c, x.shape[1]):
            moved = 2 * layer.alpha / layer.size * x[n, other, row, column]
            lost = layer.beta * value / strength ** (layer.beta + 1) * moved
            back[n, other, row, column] -= r[n, c, row, column] * lost
    return back


# everything else


def _fully_connected(layer: FullyConnected, x: np.ndarray) -> np.ndarray:
    weights = layer.weights[:, : x[0].size].astype(np.float64)
    y = np.array([weights @ one.ravel() for one in x])
    return (y if layer.bias is None else y + layer.bias.astype(np.float64)).reshape(len(x), -1, 1, 1)


def _softmax(x: np.ndarray) -> np.ndarray:
    y = np.zeros(x.shape)
    for n, row, column in np.ndindex(len(x), *x.shape[2:]):
        powers = [math.exp(value - max(x[n, :, row, column])) for value in x[n, :, row, column]]
        y[n, :, row, column] = [power / sum(powers) for power in powers]
    return y


def _activation(layer: Layer, value: float) -> float:
    if isinstance(layer, ReLU):
        return max(value, 0.0)
    if isinstance(layer, LeakyReLU):
        return value if value >= 0 else layer.slope * value
    if isinstance(layer, Sigmoid):
        return 1 / (1 + math.exp(-value))
    if isinstance(layer, Tanh):
        return math.tanh(value)
    if isinstance(layer, ELU | SELU):
        scale = layer.gamma if isinstance(layer, SELU) else 1.0
        return scale * (value if value >= 0 else layer.alpha * (math.exp(value) - 1))
    if isinstance(layer, GELU):
        return value * _normal_share(layer, value)
    if isinstance(layer, SiLU):
        return value / (1 + math.exp(-value))
    if isinstance(layer, Softplus):
        return math.log(1 + math.exp(value))
    if isinstance(layer, HardSigmoid):
        return max(0.0, min(1.0, layer.slope * value + layer.offset))
    assert isinstance(layer, Clip)
    return min(layer.high, max(layer.low, value))


def _leaky(layer: ParametricReLU, channel: int) -> LeakyReLU:
    """What one channel is."""
    return LeakyReLU(name="", slope=float(layer.slopes[channel]))


def _normal_share(layer: GELU, value: float) -> float:
    if layer.form == "exact":
        return (1 + math.erf(value / math.sqrt(2))) / 2
    return (1 + math.tanh(math.sqrt(2 / math.pi) * (value + 0.044715 * value**3))) / 2


def _back_through_activation(layer: Layer, r: np.ndarray, x: np.ndarray, rule: Rule) -> np.ndarray:
    if rule is Rule.LINEAR:
        return r
    if rule is Rule.DECONVNET:
        return np.maximum(r, 0)
    if isinstance(layer, Softmax):
        return _softmax_jacobian(r, x)
    if isinstance(layer, LogSoftmax):
        return r - _softmax(x) * r.sum(axis=1, keepdims=True)
    back = np.zeros(r.shape)
    for place in np.ndindex(*r.shape):
        kept = max(r[place], 0.0) if isinstance(layer, ReLU) and rule is Rule.GUIDED else r[place]
        back[place] = kept * _derivative(layer, x[place])
    return back


def _derivative(layer: Layer, value: float) -> float:
    if isinstance(layer, ReLU):
        return float(value > 0)
    if isinstance(layer, LeakyReLU):
        return 1.0 if value > 0 else layer.slope
    y = _activation(layer, value)
    if isinstance(layer, Sigmoid):
        return y * (1 - y)
    if isinstance(layer, Tanh):
        return 1 - y * y
    if isinstance(layer, ELU | SELU):
        scale = layer.gamma if isinstance(layer, SELU) else 1.0
        return scale * (1.0 if value > 0 else layer.alpha * math.exp(value))
    if isinstance(layer, GELU):
        return _gelu_derivative(layer, value)
    if isinstance(layer, SiLU):
        share = 1 / (1 + math.exp(-value))
        return share + value * share * (1 - share)
    if isinstance(layer, Softplus):
        return 1 / (1 + math.exp(-value))
    if isinstance(layer, HardSigmoid):
        return layer.slope if 0 < layer.slope * value + layer.offset < 1 else 0.0
    assert isinstance(layer, Clip)
    return float(layer.low < value < layer.high)


def _gelu_derivative(layer: GELU, value: float) -> float:
    share = _normal_share(layer, value)
    if layer.form == "exact":
        return share + value * math.exp(-value * value / 2) / math.sqrt(2 * math.pi)
    inner = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * value**2)
    return share + value * 2 * share * (1 - share) * inner


def _softmax_jacobian(r: np.ndarray, x: np.ndarray) -> np.ndarray:
    y, back = _softmax(x), np.zeros(x.shape)
    for n, row, column in np.ndindex(len(x), *x.shape[2:]):
        p = y[n, :, row, column]
        back[n, :, row, column] = (np.diag(p) - np.outer(p, p)) @ r[n, :, row, column]
    return back
