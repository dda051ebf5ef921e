"""Networks as TensorFlow.js keeps them, written here without it, with what they compute in naive loops."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from playground.network.layers import Array

Step = Callable[[Array], Array]
NAMED: Mapping[str, Step] = {
    "linear": lambda x: x,
    "relu": lambda x: np.maximum(x, 0),
    "relu6": lambda x: np.clip(x, 0, 6),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.2 * x),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "hard_sigmoid": lambda x: np.clip(0.2 * x + 0.5, 0, 1),
    "tanh": np.tanh,
    "elu": lambda x: np.where(x > 0, x, np.expm1(x)),
    "selu": lambda x: 1.0507009873554805 * np.where(x > 0, x, 1.6732632423543772 * np.expm1(x)),
    "gelu": lambda x: x * (1 + np.vectorize(math.erf)(x / math.sqrt(2))) / 2,
    "swish": lambda x: x / (1 + np.exp(-x)),
    "softplus": lambda x: np.log1p(np.exp(x)),
    "softmax": lambda x: np.exp(x) / np.exp(x).sum(-1, keepdims=True),
    "log_softmax": lambda x: x - np.log(np.exp(x).sum(-1, keepdims=True)),
}
"""Keras's activations, over the last axis where they are over one."""


@dataclass
class Keras:
    """A network that grows layer by layer; `shape` is that of one example, as Keras has it: (H, W, C)."""

    shape: Sequence[int | None]
    layers: list[dict[str, Any]] = field(default_factory=list)
    weights: dict[str, Array] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def add(self, kind: str, step: Step, weights: Mapping[str, Array] | None = None, **config: Any) -> Keras:
        """A layer of Keras's class `kind` that does `step` to an array (H, W, C)."""
        name = config.setdefault("name", f"{kind.lower()}_{len(self.layers)}")
        act = config.get("activation", "linear")
        self.layers.append({"class_name": kind, "config": config})
        self.weights.update({f"{name}/{key}": value for key, value in (weights or {}).items()})
        self.steps.append(lambda x: NAMED[act](step(x)) if isinstance(act, str) else step(x))
        return self

    def conv(self, inputs: int, outputs: int, size: int, **config: Any) -> Keras:
        kernel, bias = noise(size, size, inputs // config.get("groups", 1), outputs), noise(outputs, scale=0.1)
        weights = {"kernel": kernel, "bias": bias} if config.get("use_bias", True) else {"kernel": kernel}
        bias = bias if "bias" in weights else 0 * bias
        return self.add("Conv2D", lambda x: convolved(x, kernel, config) + bias, weights, **config)

    def dense(self, inputs: int, outputs: int, **config: Any) -> Keras:
        kernel, bias = noise(inputs, outputs, scale=inputs**-0.5), noise(outputs, scale=0.1)
        return self.add("Dense", lambda x: x @ kernel + bias, {"kernel": kernel, "bias": bias}, **config)

    def norm(self, channels: int, **config: Any) -> Keras:
        gamma, beta, mean = noise(channels) + 1, noise(channels, scale=0.5), noise(channels, scale=0.3)
        variance = np.abs(noise(channels, 1)[:, 0]) + 0.1
        weights = {"gamma": gamma, "beta": beta, "moving_mean": mean, "moving_variance": variance}
        epsilon = config.get("epsilon", 1e-3)
        step = lambda x: (x - mean) / np.sqrt(variance + epsilon) * gamma + beta  # noqa: E731
        return self.add("BatchNormalization", step, weights, axis=[-1], **config)

    def pool(self, kind: str, size: int, **config: Any) -> Keras:
        reduce = np.max if kind.startswith("Max") else np.mean
        config = {"pool_size": [size, size], "strides": None, **config}
        return self.add(kind, lambda x: pooled(x, reduce, config), **config)

    def activate(self, word: str) -> Keras:
        return self.add("Activation", lambda x: x, activation=word)

    def flatten(self) -> Keras:
        return self.add("Flatten", lambda x: x.reshape(-1))

    def output(self, x: Array) -> Array:
        """What the network makes of one example, in float64."""
        x = x.astype(np.float64)
        for step in self.steps:
            x = step(x)
        return x

    def sequential(self) -> dict[str, Any]:
        """As Keras 2 describes it: the first layer says what comes in."""
        first = {**self.layers[0], "config": {**self.layers[0]["config"], "batch_input_shape": [None, *self.shape]}}
        return {"class_name": "Sequential", "config": {"name": "s", "layers": [first, *self.layers[1:]]}}

    def functional(self) -> dict[str, Any]:
        """As Keras 2 describes a chain of calls; the layers stand in another order."""
        layers: list[dict[str, Any]] = [
            {
                "class_name": "InputLayer",
                "config": {"batch_input_shape": [None, *self.shape], "name": "in"},
                "name": "in",
            }
        ]
        for layer in self.layers:
            calls = [[[layers[-1]["name"], 0, 0, {}]]]
            layers.append({**layer, "name": layer["config"]["name"], "inbound_nodes": calls})
        ends = {"input_layers": [["in", 0, 0]], "output_layers": [[layers[-1]["name"], 0, 0]]}
        return {"class_name": "Functional", "config": {"name": "f", "layers": layers[::-1], **ends}}

    def functional_of_keras_3(self) -> dict[str, Any]:
        """The same in the words of Keras 3."""
        old = self.functional()["config"]
        layers = []
        for layer in reversed(old["layers"]):
            calls = []
            for call in layer.get("inbound_nodes", []):
                history = {"shape": [None], "dtype": "float32", "keras_history": call[0][:3]}
                calls.append({"args": [{"class_name": "__keras_tensor__", "config": history}], "kwargs": {}})
            config = dict(layer["config"])
            if "batch_input_shape" in config:
                config["batch_shape"] = config.pop("batch_input_shape")
            layers.append({**layer, "config": config, "module": "keras.layers", "inbound_nodes": calls})
        ends = {"input_layers": old["input_layers"][0], "output_layers": old["output_layers"][0]}
        return {"class_name": "Functional", "config": {"name": "f", "layers": layers, **ends}}

    def write(
        self,
        folder: Path,
        topology: dict[str, Any] | None = None,
        *,
        shard: int = 4 * 2**20,
        stored: str | None = None,
        **entries: Any,
    ) -> Path:
        """`model.json` and its shards of at most `shard` bytes; `stored` is how small the numbers are made."""
        specs, parts = [], []
        for name, array in self.weights.items():
            spec, data = packed(array, stored)
            specs.append({"name": name, "shape": list(array.shape), "dtype": "float32", **spec})
            parts.append(data)
        data = b"".join(parts)
        pieces = [data[start : start + shard] for start in range(0, len(data), shard)]
        paths = [f"group1-shard{place}of{len(pieces)}.bin" for place in range(1, len(pieces) + 1)]
        for name, piece in zip(paths, pieces, strict=True):
            (folder / name).write_bytes(piece)
        content = {
            "format": "layers-model",
            "generatedBy": "keras v2.15.0",
            "convertedBy": "TensorFlow.js Converter v4.22.0",
            "modelTopology": {"keras_version": "2.15.0", "model_config": topology or self.sequential()},
            "weightsManifest": [{"paths": paths, "weights": specs}],
            **entries,
        }
        path = folder / "model.json"
        path.write_text(json.dumps(content), "utf-8")
        return path


def noise(*shape: int, scale: float = 1.0) -> Array:
    """Normally distributed float32, the same for one shape every time."""
    return (np.random.default_rng(shape).standard_normal(shape) * scale).astype(np.float32)


def packed(array: Array, stored: str | None) -> tuple[dict[str, Any], bytes]:
    """What the manifest says of how small the numbers are, and their bytes; as the converter makes them."""
    if stored is None:
        return {}, array.tobytes()
    if stored == "float16":
        return {"quantization": {"dtype": stored, "original_dtype": "float32"}}, array.astype(np.float16).tobytes()
    least, most = float(array.min()), float(array.max())
    scale = (most - least) / np.iinfo(stored).max or 1.0
    numbers = np.round((array - least) / scale).astype(stored)
    return {"quantization": {"dtype": stored, "scale": scale, "min": least}}, numbers.tobytes()


def two(value: Any, default: int) -> tuple[int, int]:
    """A number, or one for rows and one for columns."""
    value = default if value is None else value
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def same(length: int, size: int, stride: int) -> tuple[int, int]:
    """TensorFlow's padding 'same': (before, after)."""
    total = max((math.ceil(length / stride) - 1) * stride + size - length, 0)
    return total // 2, total - total // 2


def windows(x: Array, size: tuple[int, int], config: Mapping[str, Any], fill: float) -> tuple[Array, int, int]:
    """The padded array (H, W, C), and how many windows of `size` there are downwards and across."""
    strides = two(config.get("strides"), 1 if "pool_size" not in config else size[0])
    if config.get("padding", "valid") == "same":
        pads = [same(length, span, stride) for length, span, stride in zip(x.shape, size, strides, strict=False)]
        x = np.pad(x, [*pads, (0, 0)], constant_values=fill)
    down, across = ((length - span) // stride + 1 for length, span, stride in zip(x.shape, size, strides, strict=False))
    return x, down, across


def convolved(x: Array, kernel: Array, config: Mapping[str, Any]) -> Array:
    """x (H, W, C) by kernel (rows, columns, C / groups, outputs)."""
    rows, columns, slices, outputs = kernel.shape
    (sy, sx), (dy, dx) = two(config.get("strides"), 1), two(config.get("dilation_rate"), 1)
    span = ((rows - 1) * dy + 1, (columns - 1) * dx + 1)
    x, down, across = windows(x, span, config, 0)
    result = np.zeros((down, across, outputs))
    share = outputs // config.get("groups", 1)
    for y in range(down):
        for z in range(across):
            seen = x[y * sy : y * sy + span[0] : dy, z * sx : z * sx + span[1] : dx]
            for output in range(outputs):
                first = output // share * slices
                result[y, z, output] = (seen[:, :, first : first + slices] * kernel[..., output]).sum()
    return result


def of_each_channel(x: Array, kernel: Array, config: Mapping[str, Any]) -> Array:
    """x (H, W, C) by kernel (rows, columns, C, multiplier): C * multiplier channels."""
    maps = [
        convolved(x[..., [channel]], kernel[:, :, [channel], [one]][..., None], config)[..., 0]
        for channel in range(kernel.shape[2])
        for one in range(kernel.shape[3])
    ]
    return np.stack(maps, -1)


def stamped(x: Array, kernel: Array, config: Mapping[str, Any]) -> Array:
    """x (H, W, C) stamped by kernel (rows, columns, outputs, C), as the gradient of a convolution is."""
    rows, columns, outputs, _ = kernel.shape
    sy, sx = two(config.get("strides"), 1)
    whole = np.zeros((x.shape[0] * sy + rows, x.shape[1] * sx + columns, outputs))
    for y in range(x.shape[0]):
        for z in range(x.shape[1]):
            whole[y * sy : y * sy + rows, z * sx : z * sx + columns] += kernel @ x[y, z]
    if config.get("padding", "valid") == "same":
        top, left = max(rows - sy, 0) // 2, max(columns - sx, 0) // 2
        return whole[top : top + x.shape[0] * sy, left : left + x.shape[1] * sx]
    height, width = x.shape[0] * sy + max(rows - sy, 0), x.shape[1] * sx + max(columns - sx, 0)
    return whole[:height, :width]


def pooled(x: Array, reduce: Callable[..., Array], config: Mapping[str, Any]) -> Array:
    """The largest value or the mean of each window; what is put around the array does not count."""
    size = two(config["pool_size"], 2)
    sy, sx = two(config.get("strides"), size[0])
    x, down, across = windows(x, size, config, np.nan)
    kind = np.nanmax if reduce is np.max else np.nanmean
    return np.array(
        [
            [kind(x[y * sy : y * sy + size[0], z * sx : z * sx + size[1]], axis=(0, 1)) for z in range(across)]
            for y in range(down)
        ]
    )


def lenet() -> Keras:
    """LeNet-5 with the settings that Keras writes."""
    network = Keras([28, 28, 1]).conv(1, 6, 5, name="conv1", padding="same", activation="relu")
    network.pool("MaxPooling2D", 2, name="pool1").conv(6, 16, 5, name="conv2", activation="relu")
    network.pool("MaxPooling2D", 2, name="pool2").flatten().dense(400, 120, name="fc1", activation="relu")
    return network.dense(120, 84, name="fc2", activation="relu").dense(84, 10, name="fc3", activation="softmax")
