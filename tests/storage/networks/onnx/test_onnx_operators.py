"""Operators one by one: ONNX's own cases, ONNX Runtime, and the import's check all say what the opened layer says."""

from __future__ import annotations

from collections import Counter
from importlib import util
from typing import Any

import numpy as np
import pytest

onnx_cases = pytest.importorskip("tests.engine.onnx_cases", reason="needs onnx", exc_type=ImportError)

from onnx import numpy_helper  # noqa: E402

from playground.engine.forward import run  # noqa: E402
from playground.import_check import compare  # noqa: E402
from playground.network.layers import (  # noqa: E402
    GELU,
    SAME,
    Array,
    GlobalPooling,
    Layer,
    LpPooling,
    SumPooling,
    TransposedConvolution,
)
from playground.network.progress import silent  # noqa: E402
from playground.storage.faults import UncheckedError  # noqa: E402
from playground.storage.networks.network_file import ImportedNetworkError, network_from_bytes  # noqa: E402
from playground.storage.networks.onnx.onnx_layers import OPERATORS  # noqa: E402
from tests.storage.networks.onnx.onnx_files import Chain, noise  # noqa: E402

NODE_TESTS = {
    "AveragePool": 14,
    "BatchNormalization": 2,
    "Clip": 3,
    "Conv": 6,
    "ConvTranspose": 10,
    "Elu": 2,
    "Gelu": 2,
    "Gemm": 8,
    "GlobalAveragePool": 2,
    "GlobalMaxPool": 2,
    "HardSigmoid": 2,
    "InstanceNormalization": 1,
    "LRN": 2,
    "LeakyRelu": 2,
    "LogSoftmax": 2,
    "LpPool": 7,
    "MaxPool": 13,
    "ReduceL1": 6,
    "ReduceL2": 6,
    "Relu": 1,
    "Selu": 2,
    "Sigmoid": 1,
    "Softmax": 2,
    "Softplus": 1,
    "Tanh": 1,
}
"""How many of ONNX's own cases open, at least."""


def layers(chain: Chain) -> tuple[Layer, ...]:
    return network_from_bytes(chain.bytes(), "made.onnx").network.layers


def check(chain: Chain, runtime: bool = True) -> tuple[Layer, ...]:
    """Open it, and let its check and (where there is one that takes the operator) ONNX Runtime say the same."""
    imported = network_from_bytes(chain.bytes(), "made.onnx")
    comparison = compare(imported, silent)
    assert comparison.difference <= 1e-5 * max(1, comparison.largest)
    if runtime and util.find_spec("onnxruntime") is not None:
        import onnxruntime

        x = noise(*chain.shape)
        (told,) = onnxruntime.InferenceSession(chain.bytes()).run(None, {"x": x})
        passed = run(imported.network, x.reshape(len(x), *imported.network.input_shape))
        got = passed.output(len(imported.network.layers) - 1)
        np.testing.assert_allclose(got.reshape(told.shape), told, rtol=1e-4, atol=1e-5)
    return imported.network.layers


def test_onnxs_own_cases_compute_what_they_should() -> None:
    opened: Counter[str] = Counter()
    for case in onnx_cases.node_cases():
        (operator,), x = case.operators, next(iter(case.inputs.values()), None)
        if operator not in NODE_TESTS or "training" in case.name:
            continue
        for name, value in list(case.inputs.items())[1:]:
            case.model.graph.initializer.append(numpy_helper.from_array(np.asarray(value), name))
        try:
            imported = network_from_bytes(case.model.SerializeToString(), case.name)
        except ImportedNetworkError:
            continue
        shape = imported.network.input_shape
        got = run(imported.network, x.reshape(len(x), *shape)).output(len(imported.network.layers) - 1)
        np.testing.assert_allclose(got.reshape(case.wanted[0].shape), case.wanted[0], rtol=1e-4, atol=1e-4)
        assert compare(imported, silent).agrees, case.name
        opened[operator] += 1
    assert Counter(NODE_TESTS) - opened == Counter(), "fewer opened than did before"
    assert NODE_TESTS.keys() <= OPERATORS.keys()


def up(kernels: Array, bias: int | None = 6, shape: tuple[int, ...] = (2, 4, 6, 5), **attributes: Any) -> Chain:
    more = [] if bias is None else [noise(bias)]
    return Chain(shape).add("ConvTranspose", kernels, *more, name="up", **attributes)


@pytest.mark.parametrize(
    "chain",
    [
        up(noise(4, 6, 3, 3), strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1]),
        up(noise(4, 3, 4, 2), strides=[2, 1], pads=[1, 0, 1, 1], group=2),
        up(noise(4, 6, 2, 2), bias=None, dilations=[3, 2], strides=[1, 2]),
        up(noise(4, 6, 3, 3), strides=[2, 2], auto_pad="SAME_UPPER"),
        up(noise(4, 6, 4, 4), auto_pad="SAME_LOWER"),
        up(noise(4, 6, 3, 3), strides=[2, 2], output_shape=[13, 10]),
        up(noise(4, 6, 3, 3), strides=[2, 2], output_shape=[12, 9], auto_pad="SAME_UPPER"),
        up(noise(4, 6, 2, 2), strides=[3, 3], output_shape=[19, 14]),
        up(noise(4, 6, 3), shape=(2, 4, 9), strides=[2], pads=[1, 0], output_padding=[1]),
    ],
    ids=["padding", "groups", "dilation", "same", "same lower", "to a size", "upper", "goes on", "rows of vectors"],
)
def test_transposed_convolutions(chain: Chain) -> None:
    (layer,) = check(chain)
    assert isinstance(layer, TransposedConvolution)
    assert layer.name == "up"


def test_batch_norm_goes_into_a_transposed_convolution() -> None:
    chain = up(noise(4, 6, 3, 3), auto_pad="SAME_UPPER", strides=[2, 2])
    chain.add("BatchNormalization", noise(6), noise(6) + 1, noise(6), np.abs(noise(6)) + 0.1)
    (layer,) = check(chain)
    assert isinstance(layer, TransposedConvolution)
    assert layer.padding == SAME


def test_transposed_convolutions_that_cannot_be_are_told() -> None:
    for chain, words in (
        (up(noise(5, 6, 3, 3)), "up has kernels for 5 input channels, but 4 come in"),
        (up(noise(4, 6, 3, 3), group=3), "damaged"),
        (up(noise(4, 6, 3, 3), strides=[2, 2], auto_pad="SAME_UPPER", output_padding=[1, 1]), "output_padding"),
    ):
        with pytest.raises(ImportedNetworkError, match=words):
            layers(chain)


@pytest.mark.parametrize(
    "chain",
    [
        Chain([2, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 3, 2])),
        Chain([2, 3, 4, 5]).add(
            "Resize", np.float32([]), np.float32([1, 1, 4, 1]), coordinate_transformation_mode="asymmetric",
            nearest_mode="floor",
        ),
        Chain([2, 3, 4, 5]).add("Resize", np.float32([]), np.float32([]), np.array([2, 3, 8, 15])),
        Chain([2, 3, 4, 5], 18).add("Resize", np.float32([]), np.float32([2, 3]), axes=[3, 2]),
        Chain([2, 3, 4, 5], 9).add("Upsample", np.float32([1, 1, 2, 2])),
        Chain([2, 3, 6]).add("Resize", np.float32([]), np.float32([1, 1, 2])),
        Chain([2, 8, 3, 2]).add("DepthToSpace", blocksize=2),
        Chain([2, 18, 3, 2]).add("DepthToSpace", blocksize=3, mode="CRD"),
    ],
    ids=["nearest", "asymmetric", "to a size", "axes", "version 9", "rows", "squares", "squares by maps"],
)  # fmt: skip
def test_maps_enlarged_without_weights_are_stamped(chain: Chain) -> None:
    (layer,) = check(chain)
    assert isinstance(layer, TransposedConvolution)


def test_an_old_file_says_in_the_node_how_large() -> None:
    """The evaluator has no such old operator."""
    old, new = Chain([2, 3, 4, 5], 7).add("Upsample", scales=[1.0, 1.0, 2.0, 3.0]), Chain([2, 3, 4, 5], 9)
    (layer,), (same,) = layers(old), layers(new.add("Upsample", np.float32([1, 1, 2, 3])))
    assert layer.structure == same.structure


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 2, 1.5])), "2 x 1.5"),
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 2, 2, 2])), "2 x 2"),
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 2, 2]), mode="linear"), "linear"),
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 2, 2]), nearest_mode="floor"), "floor"),
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 2])), "damaged"),
        (Chain([1, 3, 4, 5]).add("Resize", np.float32([]), np.float32([1, 1, 1e9, 2])), "1e"),
        (Chain([1, 3, 4, 5]).add("DepthToSpace", blocksize=2), "blocksize = 2"),
    ],
)
def test_what_is_not_each_pixel_repeated_is_refused(chain: Chain, words: str) -> None:
    with pytest.raises(ImportedNetworkError, match=words):
        layers(chain)


@pytest.mark.parametrize(
    ("p", "attributes"),
    [
        (2, {"strides": [2, 2]}),
        (3, {"strides": [1, 2], "pads": [1, 0, 1, 1]}),
        (1, {"dilations": [2, 3]}),
        (4, {"strides": [3, 3], "ceil_mode": 1}),
        (2, {"strides": [2, 2], "auto_pad": "SAME_UPPER"}),
    ],
)
def test_lp_pooling(p: int, attributes: dict[str, Any]) -> None:
    (layer,) = check(Chain([2, 3, 9, 8], 18).add("LpPool", kernel_shape=[3, 2], p=p, **attributes))
    assert isinstance(layer, LpPooling)
    assert layer.p == p


def test_whole_maps_pooled_by_a_norm() -> None:
    for chain, p in (
        (Chain([2, 3, 9, 8]).add("GlobalLpPool", p=3), 3),
        (Chain([2, 3, 9, 8]).add("ReduceL1", axes=[2, 3], keepdims=0), 1),
        (Chain([2, 3, 9, 8]).add("ReduceL2", axes=[-1, -2]), 2),
    ):
        (layer,) = check(chain)
        assert isinstance(layer, GlobalPooling)
        assert (layer.mode, layer.p) == ("lp", p)
    (layer,) = check(Chain([2, 3, 9]).add("ReduceMean", axes=[2], keepdims=0))
    assert isinstance(layer, GlobalPooling)


def test_means_times_their_number_are_sums() -> None:
    pool = {"kernel_shape": [3, 2], "strides": [2, 2]}
    (layer,) = check(Chain([2, 3, 9, 8]).add("AveragePool", **pool).add("Mul", np.float32(6)))
    assert isinstance(layer, SumPooling)
    padded = Chain([2, 3, 9, 8]).add("AveragePool", **pool, pads=[1, 1, 1, 1]).add("Mul", np.float32(6))
    assert [layer.kind for layer in check(padded)] == ["average_pooling", "convolution"]


def test_the_larger_and_the_smaller_of_a_number() -> None:
    chain = Chain([2, 3, 9, 8]).add("Max", np.float32(0)).add("Min", np.float32([3])).add("Celu")
    assert [layer.kind for layer in check(chain)] == ["relu", "clip", "elu"]
    for wrong in (Chain([2, 3, 9, 8]).add("Max", noise(3, 1, 1)), Chain([2, 3, 9, 8]).add("Celu", alpha=2.0)):
        with pytest.raises(ImportedNetworkError, match="cannot be shown"):
            layers(wrong)


def test_the_newest_files_have_one_node_for_silu() -> None:
    """ONNX Runtime does not read version 24 yet."""
    (layer,) = check(Chain([2, 3, 4, 5], 24).add("Swish"), runtime=False)
    assert layer.kind == "silu"
    with pytest.raises(ImportedNetworkError, match="alpha = 2"):
        layers(Chain([2, 3, 4, 5], 24).add("Swish", alpha=2.0))


# activations that are written as several nodes


def grown(chain: Chain, *steps: tuple[str, str, str] | tuple[str, str]) -> Chain:
    """Nodes by the names of what they take and make: ("Mul a b", "c"); numbers become constants."""
    import onnx

    for number, (written, made) in enumerate(steps):
        operator, *names = written.split()
        inputs = []
        for name in names:
            if name[0] in "-0123456789":
                key = f"{made}.{number}.{name}"
                chain.weights.append(numpy_helper.from_array(np.array(float(name), np.float32), key))
                inputs.append(key)
            else:
                inputs.append({"x": chain.last}.get(name, name))
        chain.nodes.append(onnx.helper.make_node(operator, inputs, [made], name=made))
    chain.last = steps[-1][1]
    return chain


SILU = (("Sigmoid x", "s"), ("Mul x s", "silu"))
EXACT = (("Div x 1.4142135", "a"), ("Erf a", "b"), ("Add b 1", "c"), ("Mul x c", "d"), ("Mul d 0.5", "gelu"))
HALF_FIRST = (("Mul x 0.5", "h"), ("Mul x 0.70710677", "a"), ("Erf a", "b"), ("Add 1 b", "c"), ("Mul h c", "gelu"))
BY_TANH = (
    *(("Pow x 3", "a"), ("Mul a 0.044715", "b"), ("Add x b", "c"), ("Mul c 0.7978845", "d"), ("Tanh d", "e")),
    *(("Add e 1", "f"), ("Mul x f", "g"), ("Mul 0.5 g", "gelu")),
)
CUBED = (
    *(("Mul x x", "q"), ("Mul q x", "a"), ("Mul a 0.044715", "b"), ("Add x b", "c"), ("Mul c 0.7978845", "d")),
    *(("Tanh d", "e"), ("Add e 1", "f"), ("Mul x 0.5", "h"), ("Mul h f", "gelu")),
)


@pytest.mark.parametrize(
    ("steps", "kind", "form"),
    [
        (SILU, "silu", None),
        ((SILU[0], ("Mul s x", "silu")), "silu", None),
        (EXACT, "gelu", "exact"),
        (HALF_FIRST, "gelu", "exact"),
        (BY_TANH, "gelu", "tanh"),
        (CUBED, "gelu", "tanh"),
    ],
)
def test_an_activation_in_several_nodes_is_one_layer(steps: Any, kind: str, form: str | None) -> None:
    chain = grown(Chain([2, 3, 8, 8]).conv(3, 4, 3), *steps).conv(4, 2, 3)
    _, layer, _ = check(chain)
    assert (layer.kind, layer.name) == (kind, kind)
    assert not isinstance(layer, GELU) or layer.form == form


def averaged(p: str, size: str, root: str, **attributes: Any) -> Chain:
    """Lp pooling as PyTorch writes it, over windows of 3 x 2."""
    chain = grown(Chain([2, 3, 9, 8]), (f"Pow x {p}", "powers"))
    chain.add("AveragePool", kernel_shape=[3, 2], strides=[2, 2], **attributes)
    steps = (("Sign x", "sign"), ("Abs x", "size"), ("Relu size", "size+"), ("Mul sign size+", "mean"))
    return grown(chain, *steps, (f"Mul mean {size}", "sum"), (f"Pow sum {root}", "norm"))


def test_lp_pooling_in_several_nodes_is_one_layer() -> None:
    for p, root in (("2", "0.5"), ("4", "0.25")):
        (layer,) = check(averaged(p, "6", root))
        assert isinstance(layer, LpPooling)
        assert (layer.name, layer.p, layer.size, layer.stride) == ("norm", float(p), (3, 2), (2, 2))
    for wrong in (
        averaged("2", "5", "0.5"),
        averaged("2", "6", "0.25"),
        averaged("3", "6", "0.33333334"),  # signed there: no norm
        averaged("2", "6", "0.5", pads=[1, 0, 1, 0]),
    ):
        with pytest.raises(ImportedNetworkError, match="no layer here stands for"):
            layers(wrong)


def test_constants_may_be_nodes_and_activations_may_follow_each_other() -> None:
    import onnx

    chain = grown(Chain([2, 3, 8, 8]), *SILU, ("Sigmoid silu", "s2"), ("Mul silu s2", "again"))
    chain.nodes.append(onnx.helper.make_node("Constant", [], ["half"], value_float=0.5))
    chain = grown(chain, *((written.replace(" x", " again"), made) for written, made in EXACT[:-1]))
    chain.nodes.append(onnx.helper.make_node("Mul", ["d", "half"], ["gelu"]))
    chain.last = "gelu"
    assert [layer.kind for layer in check(chain)] == ["silu", "silu", "gelu"]


@pytest.mark.parametrize(
    "steps",
    [
        (("Sigmoid x", "s"), ("Add x s", "sum")),
        (("Mul x 1.702", "a"), ("Sigmoid a", "s"), ("Mul x s", "quick")),
        (*EXACT[:-1], ("Mul d 0.51", "almost")),
        (("Sigmoid x", "s"), ("Relu x", "r"), ("Mul s r", "other")),
    ],
    ids=["sum", "quick gelu", "another factor", "another branch"],
)
def test_what_is_no_such_activation_is_refused(steps: Any) -> None:
    with pytest.raises(ImportedNetworkError, match=r"ways part or meet|no layer here stands for"):
        layers(grown(Chain([2, 3, 8, 8]), *steps))


# where ONNX's reference evaluator is known to be wrong, the check of an import goes by the standard's words


@pytest.mark.parametrize(
    "chain",
    [
        Chain([1, 3, 9, 8]).add("LRN", size=3, alpha=0.5, bias=2.0),
        Chain([2, 3, 9, 8]).add("MaxPool", kernel_shape=[2, 2], pads=[0, 0, 1, 1]),
        Chain([2, 3, 9, 8]).add("MaxPool", kernel_shape=[3, 3], strides=[2, 2], pads=[1, 0, 0, 1], ceil_mode=1),
        Chain([2, 3, 9, 8]).add("AveragePool", kernel_shape=[5, 5], strides=[4, 4], pads=[1, 1, 0, 1], ceil_mode=1),
        Chain([2, 3, 9, 8]).add(
            "AveragePool", kernel_shape=[5, 5], strides=[4, 4], pads=[1, 1, 0, 1], ceil_mode=1, count_include_pad=1
        ),
        Chain([2, 3, 9]).add("AveragePool", kernel_shape=[4], strides=[3], ceil_mode=1),
    ],
)
def test_an_import_is_not_called_wrong_where_the_evaluator_is(chain: Chain) -> None:
    check(chain)


def test_even_numbers_of_neighbouring_maps_are_checked() -> None:
    """ONNX Runtime takes none."""
    check(Chain([1, 5, 9, 8]).add("LRN", size=4, alpha=0.5, bias=2.0), runtime=False)


@pytest.mark.parametrize("version", [1, 3, 6, 7, 9, 14])
def test_files_of_every_age_are_compared(version: int) -> None:
    """As the network zoo's first ones: constants begin at an axis, shapes stand in the node. The evaluator mixes the
    stored mean of old normalisations with that of the batch."""
    is_old = version < 7
    chain = Chain([2, 3, 8, 8], version).conv(3, 4, 3).relu()
    chain = chain.add("Mul", noise(4), broadcast=1, axis=1) if is_old else chain.add("Mul", noise(4, 1, 1))
    chain.add("BatchNormalization", noise(4) + 2, noise(4), noise(4), np.abs(noise(4)) + 0.1, momentum=0.9)
    chain.add("LRN", size=3).pool(2, 2).add("Dropout")
    chain = chain.add("Reshape", shape=[2, -1]) if version < 5 else chain.add("Reshape", np.array([2, -1]))
    chain.add("Gemm", noise(5, 36, scale=0.1), noise(5), transB=1, **({"broadcast": 1} if is_old else {}))
    kinds = [layer.kind for layer in check(chain, runtime=not is_old)]
    assert kinds[:4] == ["convolution", "relu", "convolution", "local_response_normalization"]
    assert kinds[4:] == ["max_pooling", "flatten", "fully_connected"]


def test_where_the_evaluator_lacks_an_old_operator_the_import_is_not_compared() -> None:
    chain = Chain([2, 3, 4, 5], 7).add("Upsample", scales=[1.0, 1.0, 2.0, 3.0], name="up")
    imported = network_from_bytes(chain.bytes(), "made.onnx")
    with pytest.raises(
        UncheckedError, match=r"not compared with its file: ONNX's own arithmetic lacks up \(Upsample\)"
    ):
        compare(imported, silent)


def test_padding_may_name_its_axes() -> None:
    named = Chain([1, 3, 6, 5], 18).add("Pad", np.array([1, 2, 0, 1]), np.float32(0), np.array([2, -1])).conv(3, 2, 3)
    (layer,) = check(named)
    whole = Chain([1, 3, 6, 5]).add("Pad", np.array([0, 0, 1, 2, 0, 0, 0, 1])).conv(3, 2, 3)
    assert layer.structure == layers(whole)[0].structure


def test_three_columns_are_not_taken_for_channels_where_a_convolution_says_otherwise() -> None:
    assert network_from_bytes(Chain([1, 2, 3, 3]).conv(2, 4, 3).bytes(), "x").network.input_shape == (2, 3, 3)
