"""ONNX files become the layers a person knows, and compute what the file computes: onnx's own arithmetic says so."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import numpy_helper
from onnx.reference import ReferenceEvaluator

from playground.engine.forward import run
from playground.import_check import compare
from playground.network.geometry import output_shape
from playground.network.layers import (
    SAME,
    SAME_LOWER,
    Array,
    BatchNormalization,
    Clip,
    Convolution,
    Flatten,
    FullyConnected,
    Padding,
)
from playground.storage.networks.network_file import (
    ImportedNetwork,
    ImportedNetworkError,
    network_from_bytes,
    read_network,
)
from tests.storage.networks.onnx.onnx_files import Chain, alexnet, lenet, noise, vgg16, zfnet

STORED = Path(onnx.__file__).parent / "backend" / "test" / "data" / "pytorch-converted"


def silent(_done: int, _all: int) -> None:
    """Nobody watches."""


def opened(chain: Chain) -> ImportedNetwork:
    return network_from_bytes(chain.bytes(), "made.onnx")


def ours(imported: ImportedNetwork, x: Array) -> Array:
    return run(imported.network, x).output(len(imported.network.layers) - 1)


def check(chain: Chain) -> ImportedNetwork:
    """Open the chain, and let the whole file and the node-by-node check both say what it computes."""
    imported = opened(chain)
    shape = [side if isinstance(side, int) else 1 for side in chain.shape]
    x = noise(*shape)
    expected = ReferenceEvaluator(chain.model()).run(None, {"x": x})[0]
    turned = x.transpose(0, 3, 1, 2) if imported.origin.input_axes[-1] == "C" and x.ndim == 4 else x
    got = ours(imported, np.ascontiguousarray(turned).reshape(len(x), *imported.network.input_shape))
    if imported.origin.axes[-1] == "C":
        got = got.transpose(0, 2, 3, 1)
    assert got.reshape(expected.shape) == pytest.approx(expected, rel=1e-4, abs=1e-5)
    comparison = compare(imported, silent)
    assert comparison.agrees
    assert comparison.difference <= 1e-4 * max(1, comparison.largest)
    return imported


def kinds(imported: ImportedNetwork) -> list[str]:
    return [layer.kind for layer in imported.network.layers]


@pytest.mark.parametrize(
    ("chain", "last"),
    [(lenet(), (10, 1, 1)), (alexnet(8), (1000, 1, 1)), (zfnet(8), (125, 1, 1)), (vgg16(16, 64), (62, 1, 1))],
    ids=["LeNet", "AlexNet", "ZFNet", "VGG16"],
)
def test_the_classics_compute_what_their_files_compute(chain: Chain, last: tuple[int, int, int]) -> None:
    imported = check(chain)
    assert imported.network.problem is None
    assert imported.network.shapes[-1] == last


def test_a_layer_keeps_its_nodes_name_and_its_very_numbers() -> None:
    chain = lenet()
    imported = opened(chain)
    assert [layer.name for layer in imported.network.layers][:3] == ["conv1", "relu1", "pool1"]
    kernels = numpy_helper.to_array(chain.weights[0])
    assert imported.network.layers[0].kernels.tobytes() == kernels.tobytes()
    assert kinds(imported)[6:] == [
        "flatten",
        "fully_connected",
        "relu",
        "fully_connected",
        "relu",
        *kinds(imported)[-2:],
    ]


def test_arrays_are_views_of_the_file() -> None:
    data = vgg16(16, 64).bytes()
    imported = network_from_bytes(data, "vgg.onnx")
    file = np.frombuffer(data, np.uint8)
    for layer in imported.network.layers:
        if isinstance(layer, Convolution | FullyConnected):
            weights = layer.kernels if isinstance(layer, Convolution) else layer.weights
            assert np.shares_memory(weights, file)


def test_names_that_no_file_can_have_are_made_plain() -> None:
    chain = Chain([1, 3, 8, 8]).conv(3, 2, 3, "/features/features.0/Conv").relu("/features/features.0/Conv")
    assert [layer.name for layer in opened(chain).network.layers] == [
        "features.features.0.Conv",
        "features.features.0.Conv_1",
    ]


# folding


def test_batch_norm_goes_into_the_convolution() -> None:
    chain = Chain([1, 3, 8, 8]).conv(3, 4, 3, "conv", bias=False)
    chain.add("BatchNormalization", noise(4), noise(4) + 1, noise(4), np.abs(noise(4)) + 0.1, epsilon=1e-3).relu()
    assert kinds(check(chain)) == ["convolution", "relu"]


def test_slopes_of_every_channel_are_a_parametric_relu_and_one_for_all_a_leaky_one() -> None:
    chain = Chain([2, 3, 8, 8]).conv(3, 4, 3).add("PRelu", noise(4, 1, 1)).add("PRelu", np.float32([0.2]))
    imported = check(chain)
    assert kinds(imported) == ["convolution", "parametric_relu", "leaky_relu"]
    np.testing.assert_array_equal(imported.network.layers[1].slopes, noise(4, 1, 1).ravel())  # type: ignore[attr-defined]
    chain = Chain([2, 8, 8, 3]).add("Reshape", np.array([2, -1])).add("PRelu", noise(192))
    assert kinds(check(chain.dense(192, 5))) == ["flatten", "parametric_relu", "fully_connected"]
    old = Chain([2, 3, 8, 8], version=6).add("PRelu", noise(3))
    assert opened(old).network.layers[0].slopes.tolist() == noise(3).tolist()  # type: ignore[attr-defined]
    with pytest.raises(ImportedNetworkError, match="more than one number per channel"):
        opened(Chain([2, 3, 8, 8]).add("PRelu", noise(3, 8, 8)))


def test_instance_normalisation_is_a_layer_even_behind_a_convolution() -> None:
    chain = Chain([2, 3, 8, 8]).conv(3, 4, 3).add("InstanceNormalization", noise(4), noise(4) + 1, epsilon=1e-2)
    assert kinds(check(chain)) == ["convolution", "instance_normalization"]
    chain = Chain([2, 192]).add("InstanceNormalization", noise(192), noise(192))
    with pytest.raises(ImportedNetworkError, match="InstanceNormalization"):
        opened(chain)


def unpooled(version: int = 17, stride: int = 2, **attributes: Any) -> Chain:
    """A pooling that tells its indices, a convolution and a ReLU, and an un-pooling by them."""
    chain = Chain([2, 3, 8, 6], version).conv(3, 4, 3, pads=[1, 1, 1, 1])
    chain.add("MaxPool", outputs=2, kernel_shape=[2, 2], strides=[stride, stride], name="pool")
    indices = chain.nodes[-1].output[1]
    chain.conv(4, 4, 1).relu().add("MaxUnpool", kernel_shape=[2, 2], strides=[stride, stride], **attributes)
    chain.nodes[-1].input.insert(1, indices)
    return chain


def test_un_pooling_by_a_poolings_indices_is_a_layer() -> None:
    imported = check(unpooled())
    assert kinds(imported) == ["convolution", "max_pooling", "convolution", "relu", "max_unpooling"]
    assert imported.network.layers[4].pooling == imported.network.layers[1].name == "pool"  # type: ignore[attr-defined]
    assert imported.network.shapes[-1] == (4, 8, 6)


def test_un_pooling_that_means_something_else_is_refused() -> None:
    """Where windows overlap ONNX overwrites; indices counted over another size would be scattered."""
    with pytest.raises(ImportedNetworkError, match="MaxUnpool"):
        opened(unpooled(stride=1))
    with pytest.raises(ImportedNetworkError, match="MaxUnpool"):
        opened(unpooled(pads=[0, 0, 0, 1]))
    odd = Chain([2, 3, 9, 6]).add("MaxPool", outputs=2, kernel_shape=[2, 2], strides=[2, 2])
    indices = odd.nodes[-1].output[1]
    odd.relu().add("MaxUnpool", np.array([2, 3, 9, 6]), kernel_shape=[2, 2], strides=[2, 2])
    odd.nodes[-1].input.insert(1, indices)
    with pytest.raises(ImportedNetworkError, match="MaxUnpool"):
        opened(odd)
    alone = Chain([2, 3, 4, 4]).add("MaxUnpool", np.zeros((2, 3, 4, 4), np.int64), kernel_shape=[2, 2])
    with pytest.raises(ImportedNetworkError, match="indices of a MaxPool"):
        opened(alone)


def test_activations_with_numbers_of_their_own() -> None:
    """Clip from 0 to 6 is what a MobileNet has; from 0 on it is a ReLU."""
    chain = Chain([2, 3, 8, 8], version=20).conv(3, 4, 3).add("Elu", alpha=0.5).add("Selu").add("Softplus")
    chain.add("HardSigmoid", alpha=0.25, beta=0.5).conv(4, 4, 1).add("Clip", np.float32(0), np.float32(6))
    chain.add("Clip", np.float32(0)).add("Clip", np.float32(-3), np.float32(2.5)).add("Gelu")
    chain.add("Gelu", approximate="tanh").add("Flatten").dense(144, 5).add("LogSoftmax", axis=1)
    imported = check(chain)
    assert kinds(imported)[1:5] == ["elu", "selu", "softplus", "hard_sigmoid"]
    assert kinds(imported)[6:11] == ["clip", "relu", "clip", "gelu", "gelu"]
    assert kinds(imported)[-1] == "log_softmax"
    clip = imported.network.layers[6]
    assert isinstance(clip, Clip)
    assert (clip.low, clip.high) == (0, 6)


def test_batch_norm_elsewhere_is_a_layer() -> None:
    """After a ReLU, and over maps that were flattened in the order H, W, C."""
    chain = Chain([2, 3, 8, 8]).conv(3, 4, 3).relu()
    chain.add("BatchNormalization", noise(4), noise(4) + 1, noise(4), np.abs(noise(4)) + 0.1, epsilon=1e-3)
    imported = check(chain)
    assert kinds(imported) == ["convolution", "relu", "batch_normalization"]
    norm = imported.network.layers[2]
    assert isinstance(norm, BatchNormalization)
    assert norm.epsilon == pytest.approx(1e-3)
    np.testing.assert_array_equal(norm.scale, noise(4))
    chain = Chain([2, 8, 8, 3]).add("Reshape", np.array([2, -1]))
    chain.add("BatchNormalization", noise(192), noise(192) + 1, noise(192, scale=2), np.abs(noise(192)) + 0.1)
    assert kinds(check(chain.dense(192, 5))) == ["flatten", "batch_normalization", "fully_connected"]


def test_batch_norm_goes_into_what_is_fully_connected() -> None:
    chain = Chain([1, 3, 4, 4]).add("Flatten").dense(48, 6, "fc")
    chain.add("BatchNormalization", noise(6), noise(6) + 1, noise(6), np.abs(noise(6)) + 0.1)
    assert kinds(check(chain)) == ["flatten", "fully_connected"]


def test_what_scales_maps_of_no_convolution_becomes_one() -> None:
    chain = Chain([1, 3, 4, 4]).add("Sub", noise(3, 1, 1)).add("Div", np.abs(noise(1, 3, 1, 1)) + 1).conv(3, 2, 3)
    imported = check(chain)
    assert kinds(imported) == ["convolution", "convolution"]
    assert imported.network.layers[0].groups == 3


@pytest.mark.parametrize("operator", ["Add", "Sub", "Mul", "Div"])
def test_arithmetic_with_a_constant_goes_into_the_weights(operator: str) -> None:
    chain = Chain([1, 3, 6, 6]).conv(3, 4, 3).add(operator, np.abs(noise(4, 1, 1)) + 0.5)
    assert kinds(check(chain)) == ["convolution"]


def test_a_product_and_a_sum_are_one_fully_connected_layer() -> None:
    chain = Chain([1, 12]).add("MatMul", noise(12, 5), name="fc").add("Add", noise(5)).relu()
    imported = check(chain)
    assert [(layer.kind, layer.name) for layer in imported.network.layers] == [
        ("fully_connected", "fc"),
        ("relu", "relu1"),
    ]


@pytest.mark.parametrize("transposed", [0, 1])
def test_gemm_in_every_form(transposed: int) -> None:
    weights = noise(5, 12) if transposed else noise(12, 5)
    chain = Chain([1, 12]).add("Gemm", weights, noise(5), transB=transposed, alpha=0.5, beta=2.0)
    assert kinds(check(chain)) == ["fully_connected"]


def test_padding_goes_into_the_convolution() -> None:
    pads = np.array([0, 0, 1, 2, 0, 0, 3, 4])
    chain = Chain([1, 3, 8, 8]).add("Pad", pads).conv(3, 2, 3, pads=[1, 1, 1, 1])
    imported = check(chain)
    assert kinds(imported) == ["convolution"]
    assert imported.network.layers[0].padding == Padding(2, 4, 3, 5)


def test_padding_before_a_pooling() -> None:
    pads = np.array([0, 0, 1, 1, 0, 0, 1, 1])
    assert kinds(check(Chain([1, 3, 8, 8]).relu().add("Pad", pads).pool(3, 2))) == ["relu", "max_pooling"]
    assert kinds(check(Chain([1, 3, 8, 8]).add("Pad", pads).pool(3, 2))) == ["convolution", "max_pooling"]
    average = Chain([1, 3, 8, 8]).add("Pad", pads).add("AveragePool", kernel_shape=[3, 3], strides=[2, 2])
    assert kinds(check(average)) == ["average_pooling"]


def test_padding_alone_stays_visible() -> None:
    assert kinds(check(Chain([1, 3, 8, 8]).add("Pad", np.array([0, 0, 1, 2, 0, 0, 3, 4])))) == ["convolution"]


@pytest.mark.parametrize(("word", "padding"), [("SAME_UPPER", SAME), ("SAME_LOWER", SAME_LOWER), ("VALID", Padding())])
@pytest.mark.parametrize("side", [7, 8])
def test_auto_pad(word: str, padding: object, side: int) -> None:
    chain = Chain([1, 3, side, side]).conv(3, 2, 3, auto_pad=word, strides=[2, 2])
    assert check(chain).network.layers[0].padding == padding


def test_same_padding_over_padded_maps_is_told_in_numbers() -> None:
    pads = np.array([0, 0, 1, 0, 0, 0, 0, 0])
    check(Chain([1, 3, 8, 8]).add("Pad", pads).conv(3, 2, 3, auto_pad="SAME_UPPER", strides=[2, 2]))


def test_dilated_grouped_and_uneven_windows() -> None:
    check(
        Chain([1, 4, 9, 11]).add(
            "Conv", noise(6, 2, 3, 2), group=2, dilations=[2, 1], strides=[1, 2], pads=[1, 0, 2, 1]
        )
    )
    check(Chain([1, 2, 9, 11]).add("MaxPool", kernel_shape=[2, 3], strides=[2, 1], dilations=[1, 2], pads=[0, 1, 1, 1]))
    chain = Chain([1, 2, 9, 11], 19)
    check(chain.add("AveragePool", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1))


# how arrays lie


def test_rows_and_columns_before_channels() -> None:
    """As TensorFlow exports: pictures H, W, C, turned, and the vector flattened in that order."""
    chain = Chain([1, 8, 6, 3]).add("Transpose", perm=[0, 3, 1, 2]).conv(3, 4, 3, pads=[1, 1, 1, 1]).relu().pool(2, 2)
    chain.add("Transpose", perm=[0, 2, 3, 1]).add("Reshape", np.array([-1, 48])).add("MatMul", noise(48, 5), name="fc")
    imported = check(chain.add("Add", noise(5)))
    assert kinds(imported) == ["convolution", "relu", "max_pooling", "flatten", "fully_connected"]
    assert imported.network.input_shape == (3, 8, 6)


def test_scaling_a_vector_that_lies_rows_first() -> None:
    chain = Chain([1, 4, 4, 3]).add("Transpose", perm=[0, 3, 1, 2]).conv(3, 2, 3).add("Transpose", perm=[0, 2, 3, 1])
    chain.add("Flatten").add("Mul", noise(8)).add("MatMul", noise(8, 3))
    check(chain)


def test_a_result_that_lies_rows_first_is_compared_in_its_own_order() -> None:
    def turned() -> Chain:
        chain = Chain([1, 6, 6, 3]).add("Transpose", perm=[0, 3, 1, 2]).conv(3, 2, 3)
        return chain.add("Transpose", perm=[0, 2, 3, 1])

    check(turned())
    assert compare(opened(turned().add("Flatten")), silent).difference < 1e-4


@pytest.mark.parametrize("target", [[1, -1], [0, -1], [-1, 36], [1, 36]])
def test_a_reshape_to_a_vector_is_a_flatten(target: list[int]) -> None:
    imported = check(Chain([1, 4, 3, 3]).relu().add("Reshape", np.array(target)).dense(36, 2))
    assert [type(layer) for layer in imported.network.layers][1:] == [Flatten, FullyConnected]


def test_a_reshape_whose_target_is_worked_out() -> None:
    """`x.view(x.size(0), -1)` as PyTorch's older exporter writes it."""
    chain = Chain([1, 4, 3, 3]).relu()
    maps = chain.last
    chain.add("Shape").add("Gather", np.array(0), axis=0).add("Unsqueeze", np.array([0])).add(
        "Concat", np.array([-1]), axis=0
    )
    target = chain.last
    chain.nodes.append(onnx.helper.make_node("Reshape", [maps, target], ["flat"]))
    chain.last = "flat"
    assert kinds(check(chain.dense(36, 2))) == ["relu", "flatten", "fully_connected"]


def test_what_does_nothing_is_left_out() -> None:
    chain = Chain([1, 3, 4, 4]).add("Identity").conv(3, 2, 3).add("Dropout").add("Cast", to=1).add("Neg")
    assert kinds(check(chain)) == ["convolution"]


def test_a_global_mean_in_every_form() -> None:
    assert kinds(check(Chain([1, 3, 4, 4]).relu().add("GlobalAveragePool").add("Flatten").dense(3, 2))) == [
        "relu",
        "global_pooling",
        "fully_connected",
    ]
    squeezed = Chain([1, 3, 4, 4]).relu().add("GlobalAveragePool").add("Squeeze", np.array([2, 3])).dense(3, 2)
    assert kinds(check(squeezed)) == ["relu", "global_pooling", "fully_connected"]
    assert kinds(check(Chain([1, 3, 4, 4]).add("ReduceMean", axes=[2, 3], keepdims=0).dense(3, 2))) == [
        "global_pooling",
        "fully_connected",
    ]


def test_activations() -> None:
    chain = Chain([1, 3, 4, 4]).add("LeakyRelu", alpha=0.2).add("Sigmoid").add("Tanh").add("PRelu", noise(1))
    chain.add("Clip", np.array(0, np.float32)).add("Softmax", axis=1)
    assert kinds(check(chain)) == ["leaky_relu", "sigmoid", "tanh", "leaky_relu", "relu", "softmax"]


def test_half_precision_weights_are_taken() -> None:
    chain = Chain([1, 3, 4, 4]).add("Conv", noise(2, 3, 3, 3).astype(np.float16))
    x = noise(1, 3, 4, 4)
    kernels = noise(2, 3, 3, 3).astype(np.float16).astype(np.float32)
    assert ours(opened(chain), x)[0, :, 0, 0] == pytest.approx((kernels * x[:, :, :3, :3]).sum((1, 2, 3)), abs=1e-5)


def test_open_sides_are_filled_with_one_that_fits() -> None:
    chain = Chain(["batch", 3, "height", "width"]).conv(3, 2, 3).pool(2, 2).add("Flatten").dense(2 * 31 * 31, 4)
    assert opened(chain).network.input_shape == (3, 64, 64)


def test_networks_that_pytorch_stored_compute_what_it_computed() -> None:
    done = set()
    for folder in sorted(STORED.iterdir()):
        try:
            imported = network_from_bytes((folder / "model.onnx").read_bytes(), folder.name)
        except ImportedNetworkError:
            continue
        x, y = (_stored(folder, name) for name in ("input_0.pb", "output_0.pb"))
        got = ours(imported, x.reshape(len(x), *imported.network.input_shape))
        assert got.reshape(y.shape) == pytest.approx(y, rel=1e-5, abs=1e-5), folder.name
        done.add(folder.name)
    assert len(done) >= 40
    assert {"test_Conv2d_groups", "test_BatchNorm2d_eval", "test_Linear_no_bias", "test_ZeroPad2d"} <= done


def _stored(folder: Path, name: str) -> Array:
    return numpy_helper.to_array(onnx.load_tensor(os.fspath(folder / "test_data_set_0" / name)))


def test_every_shape_is_that_of_the_paper() -> None:
    network = opened(zfnet(8)).network
    sizes = [shape[1:] for shape, layer in zip(network.shapes[1:], network.layers, strict=True) if "pool" in layer.kind]
    assert sizes == [(55, 55), (13, 13), (6, 6)]
    assert output_shape(network.layers[0], (3, 224, 224))[1:] == (110, 110)


def test_numbers_that_lie_askew_in_a_file_are_moved_not_copied(tmp_path: Path) -> None:
    """Every place that a byte more in a name can give them; the numbers stay the same."""
    for length in range(1, 9):
        chain = Chain([1, 3, 8, 8]).conv(3, 8, 3, "n" * length).relu().conv(8, 8, 3, "m")
        path = tmp_path / f"{length}.onnx"
        path.write_bytes(chain.bytes())
        read, reference = read_network(path), network_from_bytes(chain.bytes(), "x")
        for ours, theirs in zip(read.network.layers, reference.network.layers, strict=True):
            if isinstance(ours, Convolution) and isinstance(theirs, Convolution):
                assert ours.kernels.flags.aligned
                assert ours.kernels.base is not None
                assert ours.kernels.tobytes() == theirs.kernels.tobytes()
        assert compare(read, silent).agrees
