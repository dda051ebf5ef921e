"""Networks of TensorFlow.js become the layers a person knows, and compute what naive loops in H, W, C compute."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.cli import main
from playground.default_session import default_setup, open_file
from playground.engine.forward import run
from playground.import_check import compare
from playground.imported_session import preprocessings_for
from playground.network.layers import Array, Clip, Convolution, Layer
from playground.network.progress import silent
from playground.network.setup import SetUp
from playground.storage.networks.keras.keras_arithmetic import ARITHMETIC
from playground.storage.networks.keras.keras_layers import LAYERS
from playground.storage.networks.network_file import ImportedNetwork, ImportedNetworkError
from playground.storage.setup_file import save_setup
from tests.storage.networks.keras.keras_files import (
    NAMED,
    Keras,
    convolved,
    lenet,
    noise,
    of_each_channel,
    pooled,
    same,
    stamped,
)


def opened(path: Path) -> ImportedNetwork:
    content = open_file(path)
    assert isinstance(content, ImportedNetwork)
    return content


def kinds(imported: ImportedNetwork) -> list[str]:
    return [layer.kind for layer in imported.network.layers]


def ours(imported: ImportedNetwork, x: Array) -> Array:
    """The network's output for one example (H, W, C), in the file's order again."""
    maps = x.transpose(2, 0, 1) if x.ndim == 3 else x.reshape(imported.network.input_shape)
    if x.ndim == 2 and imported.network.input_shape == (x.shape[1], 1, x.shape[0]):  # a row of vectors
        maps = x.T[:, None]
    y = run(imported.network, np.ascontiguousarray(maps)).output(len(imported.network.layers) - 1)[0]
    return y.transpose(1, 2, 0)


def check(keras: Keras, path: Path, rel: float = 1e-4) -> ImportedNetwork:
    """Open the file, and hold it to the loops."""
    imported = opened(path)
    x = noise(*(side or imported.network.input_shape[-1] for side in keras.shape))
    expected = keras.output(x)
    assert ours(imported, x).reshape(expected.shape) == pytest.approx(expected, rel=rel, abs=rel)
    comparison = compare(imported, silent)
    assert comparison.agrees
    assert comparison.difference <= 1e-4 * max(1, comparison.largest)
    return imported


def checked(keras: Keras, folder: Path) -> ImportedNetwork:
    return check(keras, keras.write(folder))


def refusal(path: Path) -> str:
    with pytest.raises(ImportedNetworkError) as caught:
        open_file(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def nothing(x: Array) -> Array:
    return x


# whole networks


def test_lenet_keeps_its_names_and_orders_its_weights(tmp_path: Path) -> None:
    imported = checked(lenet(), tmp_path)
    assert [layer.name for layer in imported.network.layers] == [
        "conv1", "conv1_relu", "pool1", "conv2", "conv2_relu", "pool2", "flatten_4",
        "fc1", "fc1_relu", "fc2", "fc2_relu", "fc3", "fc3_softmax",
    ]  # fmt: skip
    assert imported.network.shapes[-1] == (10, 1, 1)


@pytest.mark.parametrize("describe", [Keras.functional, Keras.functional_of_keras_3])
def test_a_chain_of_calls_is_the_same(describe: Callable[[Keras], dict[str, Any]], tmp_path: Path) -> None:
    keras = lenet()
    imported = check(keras, keras.write(tmp_path, describe(keras)))
    assert len(imported.network.layers) == 13


def test_what_tensorflow_js_itself_saves(tmp_path: Path) -> None:
    keras = lenet()
    topology = {**keras.sequential(), "keras_version": "tfjs-layers 4.22.0", "backend": "tensor_flow.js"}
    topology["config"] = topology["config"]["layers"]
    check(keras, keras.write(tmp_path, modelTopology=topology))


def test_networks_within_networks_are_one_stack(tmp_path: Path) -> None:
    keras = lenet()
    first = keras.functional()
    names = [layer["name"] for layer in first["config"]["layers"]]
    inner = [layer for layer in first["config"]["layers"] if layer["name"] in names[-6:]]
    first["config"].update(layers=inner, output_layers=[[names[-6], 0, 0]])
    rest = {"class_name": "Sequential", "config": {"name": "head", "layers": keras.layers[5:]}}
    whole = {"class_name": "Sequential", "config": {"name": "whole", "layers": [first, rest]}}
    keras.weights = {f"whole/part/{name}:0": array for name, array in keras.weights.items()}
    check(keras, keras.write(tmp_path, whole))


@pytest.mark.parametrize("shard", [13, 1000])
def test_weights_lie_across_files(shard: int, tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 4, 3).conv(4, 5, 3)
    path = keras.write(tmp_path, shard=shard)
    assert len(list(tmp_path.glob("*.bin"))) > 1
    check(keras, path)


@pytest.mark.parametrize(("stored", "rel"), [("float16", 2e-3), ("uint16", 1e-3), ("uint8", 0.1)])
def test_small_numbers_are_put_back_in_their_range(stored: str, rel: float, tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 4, 3, activation="tanh").flatten().dense(64, 5)
    imported = check(keras, keras.write(tmp_path, stored=stored), rel)
    first = imported.network.layers[0]
    assert isinstance(first, Convolution)
    step = (keras.weights["conv2d_0/kernel"].max() - keras.weights["conv2d_0/kernel"].min()) / 255
    assert np.abs(first.kernels.transpose(2, 3, 1, 0) - keras.weights["conv2d_0/kernel"]).max() <= step
    if stored == "uint8":
        assert np.unique(first.kernels).size <= 256


# single layers


CONVOLUTIONS: list[dict[str, Any]] = [
    {},
    {"padding": "same"},
    {"padding": "same", "strides": [2, 2]},
    {"padding": "same", "strides": [2, 3]},
    {"strides": [2, 1], "use_bias": False},
    {"dilation_rate": [2, 2], "padding": "same"},
    {"groups": 2},
]


@pytest.mark.parametrize("config", CONVOLUTIONS, ids=str)
def test_convolutions(config: dict[str, Any], tmp_path: Path) -> None:
    checked(Keras([9, 8, 4]).conv(4, 6, 3, **config), tmp_path)


@pytest.mark.parametrize("multiplier", [1, 2])
@pytest.mark.parametrize("field", ["depthwise_kernel", "kernel"])
def test_each_channel_for_itself(multiplier: int, field: str, tmp_path: Path) -> None:
    kernel, bias = noise(3, 3, 4, multiplier), noise(4 * multiplier)
    config = {"strides": [2, 2], "padding": "same", "depth_multiplier": multiplier}
    keras = Keras([9, 8, 4]).add(
        "DepthwiseConv2D",
        lambda x: of_each_channel(x, kernel, config) + bias,
        {field: kernel, "bias": bias},
        **config,
        activation="relu",
    )
    assert kinds(checked(keras, tmp_path)) == ["convolution", "relu"]


def test_a_separable_convolution_is_two(tmp_path: Path) -> None:
    deep, across, bias = noise(3, 3, 4, 2), noise(1, 1, 8, 5), noise(5)
    keras = Keras([7, 7, 4]).add(
        "SeparableConv2D",
        lambda x: of_each_channel(x, deep, {"padding": "same"}) @ across[0, 0] + bias,
        {"depthwise_kernel": deep, "pointwise_kernel": across, "bias": bias},
        name="sep",
        padding="same",
        activation="elu",
    )
    imported = checked(keras, tmp_path)
    assert [layer.name for layer in imported.network.layers] == ["sep_depthwise", "sep", "sep_elu"]


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize(("size", "stride"), [(3, 1), (3, 2), (4, 2), (2, 3), (2, 2), (5, 3)])
def test_transposed_convolutions(padding: str, size: int, stride: int, tmp_path: Path) -> None:
    kernel, bias = noise(size, size, 5, 4), noise(5)
    config = {"strides": [stride, stride], "padding": padding}
    keras = Keras([5, 4, 4]).add(
        "Conv2DTranspose", lambda x: stamped(x, kernel, config) + bias, {"kernel": kernel, "bias": bias}, **config
    )
    checked(keras, tmp_path)


@pytest.mark.parametrize("kind", ["MaxPooling2D", "AveragePooling2D"])
@pytest.mark.parametrize("config", [{}, {"padding": "same"}, {"strides": [1, 1], "padding": "same"}], ids=str)
def test_poolings(kind: str, config: dict[str, Any], tmp_path: Path) -> None:
    checked(Keras([9, 7, 3]).pool(kind, 3, **config), tmp_path)


@pytest.mark.parametrize("word", NAMED)
def test_every_activation(word: str, tmp_path: Path) -> None:
    imported = checked(Keras([5, 5, 3]).conv(3, 4, 3, activation=word).activate(word), tmp_path)
    assert len(imported.network.layers) == (1 if word == "linear" else 3)


def test_hard_sigmoid_has_another_slope_in_keras_3(tmp_path: Path) -> None:
    keras = Keras([5, 5, 3]).activate("hard_sigmoid")
    topology = {"keras_version": "3.4.1", "model_config": keras.sequential()}
    keras.steps[0] = lambda x: np.clip(x / 6 + 0.5, 0, 1)
    check(keras, keras.write(tmp_path, modelTopology=topology))


def leaky(slope: float) -> Callable[[Array], Array]:
    return lambda x: np.where(x > 0, x, slope * x)


@pytest.mark.parametrize(
    ("kind", "config", "step"),
    [
        ("ReLU", {}, lambda x: np.maximum(x, 0)),
        ("ReLU", {"max_value": 1.5, "negative_slope": 0, "threshold": 0}, lambda x: np.clip(x, 0, 1.5)),
        ("ReLU", {"negative_slope": 0.2}, leaky(0.2)),
        ("LeakyReLU", {"alpha": 0.1}, leaky(0.1)),
        ("LeakyReLU", {"negative_slope": 0.1}, leaky(0.1)),
        ("LeakyReLU", {}, leaky(0.3)),
        ("ELU", {"alpha": 0.5}, lambda x: np.where(x > 0, x, 0.5 * np.expm1(x))),
        ("Softmax", {"axis": -1}, NAMED["softmax"]),
        ("GlobalAveragePooling2D", {}, lambda x: x.mean((0, 1))),
        ("GlobalMaxPooling2D", {"keepdims": True}, lambda x: x.max((0, 1), keepdims=True)),
        ("ZeroPadding2D", {"padding": [[1, 2], [3, 0]]}, lambda x: np.pad(x, [(1, 2), (3, 0), (0, 0)])),
        ("ZeroPadding2D", {"padding": [2, 1]}, lambda x: np.pad(x, [(2, 2), (1, 1), (0, 0)])),
        ("Rescaling", {"scale": 0.25, "offset": -1}, lambda x: x * 0.25 - 1),
        ("Rescaling", {"scale": 2, "offset": [1, 2, 3]}, lambda x: x * 2 + [1, 2, 3]),
        ("Dropout", {"rate": 0.3}, nothing),
        ("GaussianNoise", {"stddev": 0.3}, nothing),
    ],
)
def test_layers_without_weights(kind: str, config: dict[str, Any], step: Any, tmp_path: Path) -> None:
    checked(Keras([5, 5, 3]).add(kind, step, **config).activate("tanh"), tmp_path)


@pytest.mark.parametrize(("slopes", "shared"), [(noise(1, 1, 3), [1, 2]), (noise(1, 1, 1), [1, 2, 3])])
def test_slopes_of_every_channel_or_one_for_all(slopes: Array, shared: list[int], tmp_path: Path) -> None:
    bend = lambda x: np.where(x > 0, x, slopes * x)  # noqa: E731
    keras = Keras([5, 5, 3]).add("PReLU", bend, {"alpha": slopes}, shared_axes=shared)
    assert kinds(checked(keras, tmp_path)) == ["parametric_relu"]
    of_pixels = Keras([5, 5, 3]).add("PReLU", bend, {"alpha": noise(5, 5, 3)}, shared_axes=None)
    assert "shared_axes" in refusal(of_pixels.write(tmp_path))


def test_slopes_of_a_vector_that_was_maps(tmp_path: Path) -> None:
    slopes = noise(48)
    keras = Keras([4, 4, 3]).flatten().add("PReLU", lambda x: np.where(x > 0, x, slopes * x), {"alpha": slopes})
    assert kinds(checked(keras.dense(48, 5), tmp_path)) == ["flatten", "parametric_relu", "fully_connected"]


def test_enlarged_maps_are_stamped(tmp_path: Path) -> None:
    repeated = lambda x: x.repeat(3, 0).repeat(2, 1)  # noqa: E731
    keras = Keras([5, 4, 3]).add("UpSampling2D", repeated, size=[3, 2], interpolation="nearest").conv(3, 2, 3)
    assert kinds(checked(keras, tmp_path)) == ["transposed_convolution", "convolution"]
    smooth = Keras([5, 4, 3]).add("UpSampling2D", repeated, size=[3, 2], interpolation="bilinear")
    assert "interpolation = bilinear" in refusal(smooth.write(tmp_path))


# rows of vectors


def row(step: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """What is done to (T, D) as what is done to maps of one row."""
    return lambda x: step(x[None])[0]


def along(inputs: int, outputs: int, size: int, keras: Keras, **config: Any) -> Keras:
    """Keras's convolution along a row."""
    kernel, bias = noise(size, inputs, outputs), noise(outputs)
    flat = {key: [1, *value] if isinstance(value, list) else value for key, value in config.items()}
    step = row(lambda x: convolved(x, kernel[None], {**flat, "padding": "valid"}) + bias)
    padded = (lambda x: step(np.pad(x, [same(len(x), size, 1), (0, 0)]))) if config.get("padding") == "same" else step
    return keras.add("Conv1D", padded, {"kernel": kernel, "bias": bias}, **config)


def test_a_network_along_rows_of_vectors(tmp_path: Path) -> None:
    """A sound's samples or a sentence's words: maps of one row."""
    keras = along(3, 4, 3, Keras([20, 3]), strides=[2], activation="relu")
    keras = along(4, 5, 3, keras.norm(4), dilation_rate=[2])
    keras.add(
        "MaxPooling1D",
        row(lambda x: pooled(x, np.max, {"pool_size": [1, 2], "strides": [1, 2]})),
        pool_size=[2],
        strides=[2],
    )
    keras.add("SpatialDropout1D", nothing, rate=0.2).flatten().dense(10, 6, activation="softmax")
    imported = checked(keras, tmp_path)
    assert imported.network.input_shape == (3, 1, 20)
    assert kinds(imported) == [
        *("convolution", "relu", "batch_normalization", "convolution", "max_pooling", "dropout", "flatten"),
        *("fully_connected", "softmax"),
    ]


def test_what_else_goes_along_rows(tmp_path: Path) -> None:
    keras = along(2, 3, 4, Keras([None, 2]), padding="same").add("ZeroPadding1D", lambda x: np.pad(x, [(1, 2), (0, 0)]),
                                                                padding=[1, 2])  # fmt: skip
    keras.add("UpSampling1D", lambda x: x.repeat(2, 0), size=2).dense(3, 4, activation="tanh")
    kernel = noise(3, 2, 4)
    stamps = row(lambda x: stamped(x, kernel[None], {"strides": [1, 2], "padding": "same"}))
    keras.add("Conv1DTranspose", stamps, {"kernel": kernel}, strides=[2], padding="same", use_bias=False)
    mean = row(lambda x: pooled(x, np.mean, {"pool_size": [1, 3], "strides": [1, 1]}))
    keras.add("AveragePooling1D", mean, pool_size=[3], strides=[1]).add("GlobalMaxPooling1D", lambda x: x.max(0))
    imported = checked(keras.dense(2, 3), tmp_path)
    assert imported.network.shapes[-1] == (3, 1, 1)
    assert imported.network.input_shape[1] == 1


def test_windows_over_maps_and_along_rows_do_not_mix(tmp_path: Path) -> None:
    over_maps = along(3, 4, 3, Keras([6, 6, 3]))
    assert "Conv1D" in refusal(over_maps.write(tmp_path))
    along_rows = along(3, 4, 3, Keras([6, 3])).conv(4, 2, 3)
    assert "of the form W, C" in refusal(along_rows.write(tmp_path))


# folding


def test_batch_norm_goes_into_the_layer_before(tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 4, 3, use_bias=False).norm(4).activate("relu").flatten().norm(64).dense(64, 5)
    assert kinds(checked(keras.norm(5), tmp_path)) == [
        "convolution", "relu", "flatten", "batch_normalization", "fully_connected",
    ]  # fmt: skip


def test_batch_norm_may_leave_out_its_scale_and_shift(tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 4, 3).norm(4, name="n", scale=False, center=False)
    mean, variance = keras.weights["n/moving_mean"], keras.weights["n/moving_variance"]
    del keras.weights["n/gamma"], keras.weights["n/beta"]
    keras.steps[1] = lambda x: (x - mean) / np.sqrt(variance + 1e-3)
    assert kinds(checked(keras, tmp_path)) == ["convolution"]


def test_zeros_around_go_into_the_convolution(tmp_path: Path) -> None:
    pad = [[0, 1], [0, 1]]
    keras = Keras([6, 6, 3]).add("ZeroPadding2D", lambda x: np.pad(x, [*pad, (0, 0)]), padding=pad)
    imported = checked(keras.conv(3, 4, 3, strides=[2, 2]), tmp_path)
    assert kinds(imported) == ["convolution"]


def test_fully_connected_over_maps_is_a_convolution(tmp_path: Path) -> None:
    assert kinds(checked(Keras([4, 5, 3]).dense(3, 6), tmp_path)) == ["convolution"]


def test_a_picture_without_an_axis_for_its_channel(tmp_path: Path) -> None:
    imported = checked(Keras([4, 5]).flatten().dense(20, 3), tmp_path)
    assert imported.network.input_shape == (1, 4, 5)
    keras = Keras([4, 5]).add("Reshape", lambda x: x.reshape(4, 5, 1), target_shape=[4, 5, 1]).conv(1, 2, 3)
    assert kinds(checked(keras, tmp_path)) == ["convolution"]


def test_mobilenets_way_to_its_classes(tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 4, 3).add("ReLU", NAMED["relu6"], max_value=6.0)
    keras.add("GlobalAveragePooling2D", lambda x: x.mean((0, 1)))
    keras.add("Reshape", lambda x: x.reshape(1, 1, 4), target_shape=[1, 1, 4]).conv(4, 7, 1)
    keras.add("Reshape", lambda x: x.reshape(7), target_shape=[7]).activate("softmax")
    imported = checked(keras, tmp_path)
    assert isinstance(imported.network.layers[1], Clip)


def test_a_vector_that_is_made_a_picture(tmp_path: Path) -> None:
    keras = Keras([20]).add("Reshape", lambda x: x.reshape(4, 5, 1), target_shape=[4, 5, 1]).conv(1, 2, 3)
    assert checked(keras, tmp_path).network.input_shape == (1, 4, 5)


def test_sides_that_are_left_open_are_found(tmp_path: Path) -> None:
    keras = Keras([None, None, 3]).conv(3, 2, 5).flatten().dense(24 * 24 * 2, 3)
    keras.weights["dense_2/kernel"] = noise(24 * 24 * 2, 3)
    assert opened(keras.write(tmp_path)).network.input_shape == (3, 28, 28)


# refusals


def test_unknown_layers_and_branches_are_named(tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).conv(3, 3, 3).add("Cropping2D", nothing, name="cut").add("LSTM", nothing, name="odd")
    assert refusal(keras.write(tmp_path)).endswith(
        "It holds operations that no layer here stands for: cut (Cropping2D), odd (LSTM)."
    )
    keras = Keras([6, 6, 3]).conv(3, 3, 1, name="a").activate("relu").activate("tanh")
    functional = keras.functional()
    functional["config"]["layers"][0]["inbound_nodes"][0].append(["a", 0, 0, {}])
    assert "ways part or meet at activation_1 (Activation), activation_2 (Activation)" in refusal(
        keras.write(tmp_path, functional)
    )
    functional["config"]["layers"][0]["inbound_nodes"] = [[["a", 0, 0, {}]], [["activation_1", 0, 0, {}]]]
    assert "ways part or meet" in refusal(keras.write(tmp_path, functional))


@pytest.mark.parametrize(
    ("keras", "words"),
    [
        (Keras([6, 6, 3]).conv(3, 2, 3, name="c", data_format="channels_first"), "c (Conv2D): data_format"),
        (Keras([6, 6, 3]).conv(3, 2, 3, name="c", padding="causal"), "c (Conv2D): padding = causal"),
        (Keras([6, 6, 3]).conv(4, 2, 3, name="c"), "c has kernels for 4 input channels, but 3 come in"),
        (Keras([6, 6, 3]).conv(3, 2, 9, name="c"), "c does not fit"),
        (Keras([6, 6, 3]).add("Activation", nothing, name="a", activation={"class_name": "odd"}), "a (Activation)"),
        (Keras([6, 6, 3]).add("ReLU", nothing, name="r", threshold=1.0), "r (ReLU): threshold = 1"),
        (Keras([6, 6, 3]).add("Softmax", nothing, name="s", axis=1), "s (Softmax): axis = 1"),
        (Keras([6, 6]).dense(6, 2, name="d"), "d (Dense) is applied to an array of the form H, W,"),
        (Keras([6, 6, 3]).flatten().conv(108, 2, 1, name="c"), "c (Conv2D) is applied to an array of the form C,"),
        (Keras([6, 6, 3]).flatten().dense(100, 2, name="d"), "d has weights for 100 inputs, but 108 come in"),
        (Keras([6, 6, 3]).add("Reshape", nothing, name="r", target_shape=[9, 12]), "r (Reshape): target_shape"),
        (Keras([6, 6, 3, 2]).activate("relu"), "Its input has 5 axes"),
        (Keras([6, 6, None]).activate("relu"), "no fixed number of channels"),
        (Keras([9000, 6, 3]).activate("relu"), "height cannot be 9000"),
        (Keras([6, 6, 3]).add("Conv2D", nothing, name="c", kernel_size=[3, 3]), "c (Conv2D) has no fitting weights"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(keras: Keras, words: str, tmp_path: Path) -> None:
    assert words in refusal(keras.write(tmp_path))


def test_a_graph_of_operations_is_refused_with_what_converts_it(tmp_path: Path) -> None:
    path = lenet().write(tmp_path, format="graph-model", modelTopology={"node": [], "versions": {}})
    assert "tensorflowjs_converter --input_format keras --output_format tfjs_layers_model" in refusal(path)


@pytest.mark.parametrize(
    "name", ["../a.bin", "/etc/passwd", "sub/a.bin", "", "..", "C:\\a", "http://example.org/a.bin", "a\0b"]
)
def test_nothing_but_a_plain_file_beside_it_is_opened(name: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.bin").write_bytes(bytes(100))
    (tmp_path / "sub" / "a.bin").write_bytes(bytes(100))
    path = lenet().write(tmp_path / "sub", weightsManifest=[{"paths": [name], "weights": []}])
    assert "no plain file beside it" in refusal(path)


def test_missing_short_and_long_shards_are_told(tmp_path: Path) -> None:
    path = lenet().write(tmp_path)
    shard = tmp_path / "group1-shard1of1.bin"
    data = shard.read_bytes()
    shard.write_bytes(data[:-1])
    assert "The weights fc3/bias lie outside of group1-shard1of1.bin" in refusal(path)
    shard.write_bytes(data + b"\0")
    assert "has 246,825 bytes, of which its weights take 246,824" in refusal(path)
    shard.unlink()
    assert "group1-shard1of1.bin beside it was not read. There is no such file." in refusal(path)


@pytest.mark.parametrize(
    "change",
    [
        {"modelTopology": None},
        {"modelTopology": {}},
        {"modelTopology": {"class_name": "Functional", "config": {}}},
        {"modelTopology": {"class_name": "Sequential", "config": []}},
        {"modelTopology": {"class_name": "Sequential", "config": [{"class_name": "ReLU", "config": {"name": 3}}]}},
        {"weightsManifest": None},
        {"weightsManifest": [{"paths": 3}]},
        {"weightsManifest": [{"paths": [], "weights": [{"name": "a", "shape": [-1], "dtype": "float32"}]}]},
    ],
)
def test_what_no_converter_writes_is_refused(change: dict[str, Any], tmp_path: Path) -> None:
    told = refusal(lenet().write(tmp_path, **change))
    assert told.endswith(("or damaged.", "It has 0 inputs and 0 outputs; one of each is needed."))


def test_numbers_of_another_kind_are_refused(tmp_path: Path) -> None:
    spec = {"name": "a", "shape": [1], "dtype": "string"}
    path = lenet().write(tmp_path, weightsManifest=[{"paths": ["group1-shard1of1.bin"], "weights": [spec]}])
    assert "a holds numbers of a kind that is not read: string." in refusal(path)


def test_a_setup_in_json_is_no_network(tmp_path: Path) -> None:
    """Even one that says the words."""
    setup = default_setup()
    path = tmp_path / "modelTopology.json"
    layers: tuple[Layer, ...] = setup.network.layers[1:]
    small = SetUp('"modelTopology"', setup.input, type(setup.network)(setup.network.input_shape, layers))
    save_setup(small, path)
    assert isinstance(open_file(path), SetUp)


# the command line


def test_the_commands_take_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = lenet().write(tmp_path)
    assert main(["summary", str(path)]) == 0
    assert "61,706" in capsys.readouterr().out.splitlines()[-1]
    out = tmp_path / "maps.npz"
    assert main(["activations", str(path), "--preprocess", "mnist", "-o", str(out)]) == 0
    maps = np.load(out)
    expected = lenet().output(maps["00_input"].transpose(1, 2, 0))
    assert maps[maps.files[-1]].reshape(-1) == pytest.approx(expected, rel=1e-4, abs=1e-6)
    back = tmp_path / "back.png"
    assert main(["backproject", str(path), "--layer", "conv2", "--map", "3", "-o", str(back)]) == 0
    assert json.loads(path.read_text("utf-8"))["format"] == "layers-model"


def test_a_network_that_scales_bytes_down_asks_for_bytes_first(tmp_path: Path) -> None:
    keras = Keras([6, 6, 3]).add("Rescaling", lambda x: x / 127.5 - 1, scale=1 / 127.5, offset=-1.0).conv(3, 4, 3)
    assert preprocessings_for(opened(keras.write(tmp_path)))[0].key == "bytes"
    assert preprocessings_for(opened(lenet().write(tmp_path)))[0].key == "grey"


def test_every_layer_that_is_read_is_computed_or_does_nothing() -> None:
    assert set(LAYERS) - set(ARITHMETIC) == {
        "Dropout", "SpatialDropout1D", "SpatialDropout2D", "AlphaDropout", "GaussianDropout",
        "GaussianNoise", "ActivityRegularization",
    }  # fmt: skip
