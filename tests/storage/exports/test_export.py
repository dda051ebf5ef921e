"""What is written for other programs computes the same: ONNX by its reference, the script bit for bit, PyTorch."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx.reference import ReferenceEvaluator
from safetensors.numpy import load

from playground.engine.forward import run
from playground.import_check import compare
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
    ReLU,
    Sigmoid,
    SiLU,
    Softmax,
    Softplus,
    SumPooling,
    Tanh,
    TransposedConvolution,
)
from playground.network.network import Network
from playground.network.progress import silent
from playground.storage.exports.export import export_network
from playground.storage.exports.export_form import ExportForm
from playground.storage.exports.plain import ExportError
from playground.storage.networks.network_file import read_network
from tests.engine.cases import values

SHAPE = (3, 20, 18)


def with_numbers() -> tuple[Layer, ...]:
    """Layers with numbers for every channel, over maps, with some to spare, and over a vector."""
    return (
        ReLU(name="relu"),
        batch_norm("norm 1", 5),
        InstanceNormalization(name="norm 3", scale=values(12, (3,)), shift=values(13, (3,)), epsilon=1e-2),
        ParametricReLU(name="prelu 1", slopes=values(10, (4,))),
        Flatten(name="flat"),
        ParametricReLU(name="prelu 2", slopes=values(11, (1081,))),
        batch_norm("norm 2", 1080),
        FullyConnected(name="fc", weights=values(4, (7, 1080))),
    )


def batch_norm(name: str, count: int) -> BatchNormalization:
    scale, shift, mean, variance = (values(seed, (count,)) for seed in (6, 7, 8, 9))
    return BatchNormalization(name=name, scale=scale, shift=shift, mean=mean, variance=variance**2 + 0.1, epsilon=1e-3)


def layers() -> tuple[Layer, ...]:
    """Strides, uneven padding, groups, a turned kernel, spare slices, a muted layer, a classifier."""
    return (
        Convolution(name="conv 1", kernels=values(1, (6, 5, 3, 3)), bias=values(2, (6,)), padding="same", flipped=True),
        ReLU(name="relu1"),
        MaxPooling(name="pool1", size=(3, 3), stride=(2, 2), padding=Padding(1, 1, 1, 1)),
        Convolution(
            name="conv2", kernels=values(3, (4, 3, 2, 3)), groups=2, stride=(1, 2), padding=Padding(1, 0, 2, 1)
        ),
        Tanh(name="tanh"),
        Sigmoid(name="gone", muted=True),
        LeakyReLU(name="leaky", slope=0.2),
        AveragePooling(name="pool2", size=(2, 2), stride=(2, 1)),
        Flatten(name="flat"),
        FullyConnected(name="fc", weights=values(4, (7, 400)), bias=values(5, (7,))),
        Softmax(name="soft"),
    )


def with_switches() -> tuple[Layer, ...]:
    """Two poolings, and their un-poolings in the other order."""
    return (
        Convolution(name="conv 1", kernels=values(1, (6, 3, 3, 3)), padding="same"),
        MaxPooling(name="pool 1", size=(2, 2), stride=(2, 2)),
        Convolution(name="conv 2", kernels=values(2, (6, 6, 2, 1))),
        MaxPooling(name="pool 2", size=(3, 3), stride=(3, 3)),
        Tanh(name="tanh"),
        MaxUnpooling(name="unpool 2", pooling="pool 2"),
        Convolution(name="conv 3", kernels=values(3, (6, 6, 2, 1)), padding=Padding(1, 0, 0, 0)),
        MaxUnpooling(name="gone", pooling="pool 2", muted=True),
        Convolution(name="conv 4", kernels=values(4, (6, 6, 2, 1)), padding=Padding(1, 1, 0, 0)),
        MaxUnpooling(name="unpool 1", pooling="pool 1"),
    )


def with_curves() -> tuple[Layer, ...]:
    """Every activation that PyTorch has too, transposed convolutions, and scores."""
    return (
        TransposedConvolution(
            name="deconv", kernels=values(1, (6, 3, 3, 4)), bias=values(2, (6,)), stride=(2, 3), padding="same"
        ),
        ELU(name="elu", alpha=0.7),
        SELU(name="selu"),
        TransposedConvolution(name="deconv 2", kernels=values(3, (4, 6, 3, 2)), stride=(2, 1)),
        GELU(name="gelu 1"),
        GELU(name="gelu 2", form="tanh"),
        SiLU(name="silu"),
        Softplus(name="softplus"),
        Dropout(name="dropout"),
        Clip(name="clip", low=-1.0, high=5.5),
        MaxPooling(name="pool", size=(9, 9), stride=(9, 9)),
        FullyConnected(name="fc", weights=values(4, (7, 216)) / 10),
        LogSoftmax(name="log softmax"),
    )


def with_poolings() -> tuple[Layer, ...]:
    """Those that are not in the others."""
    return (
        LpPooling(name="lp", size=(2, 3), stride=(1, 2), padding=Padding(1, 0, 1, 1), p=3.0),
        SumPooling(name="sum", size=(3, 2), stride=(2, 1)),
        AdaptivePooling(name="bins", size=(3, 4), mode="max"),
        AdaptivePooling(name="more bins", size=(3, 2)),
        GlobalPooling(name="whole", mode="lp", p=2.0),
        FullyConnected(name="fc", weights=values(4, (7, 3))),
    )


@pytest.fixture(
    scope="module",
    params=[layers, with_numbers, with_switches, with_curves],
    ids=["many kinds", "numbers for channels", "switches", "curves"],
)
def network(request: pytest.FixtureRequest) -> Network:
    made = Network(SHAPE, request.param())
    assert made.problem is None
    return made


@pytest.fixture(scope="module")
def x() -> np.ndarray:
    return values(0, SHAPE, np.float32)


def last(network: Network, x: np.ndarray) -> np.ndarray:
    return run(network, x).output(len(network.layers) - 1).reshape(-1)


def write(network: Network, x: np.ndarray, form: ExportForm, folder: Path) -> Path:
    path = folder / f"net.{form.ending}"
    assert export_network(network, x, "a 'title'", form, path)[0] == path
    return path


def test_onnx_is_valid_and_its_reference_agrees(network: Network, x: np.ndarray, tmp_path: Path) -> None:
    path = write(network, x, ExportForm.ONNX, tmp_path)
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    (told,) = ReferenceEvaluator(model).run(None, {"input": x[None]})
    np.testing.assert_allclose(told.reshape(-1), last(network, x), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_local_response_is_written_in_the_words_of_each(size: int, x: np.ndarray, tmp_path: Path) -> None:
    """ONNX's reference evaluator sums for as many maps as there are pictures: it is given as many."""
    layer = LocalResponseNormalization(name="lrn", size=size, alpha=0.5, beta=0.75, offset=2.0)
    network, pictures = Network(SHAPE, (layer,)), values(3, (3, *SHAPE), np.float32)
    model = onnx.load(write(network, x, ExportForm.ONNX, tmp_path))
    onnx.checker.check_model(model, full_check=True)
    (told,) = ReferenceEvaluator(model).run(None, {"input": pictures})
    np.testing.assert_allclose(told, run(network, pictures).output(0), rtol=1e-5, atol=1e-7)
    again = read_network(tmp_path / "net.onnx").network.layers[0]
    assert isinstance(again, LocalResponseNormalization)
    assert (again.size, again.offset) == (size, 2.0)
    if size % 2 == 0:
        with pytest.raises(ExportError, match="lrn"):
            write(network, x, ExportForm.PYTORCH, tmp_path)
    elif importlib.util.find_spec("torch") is not None:
        check_in_pytorch(network, x, write(network, x, ExportForm.PYTORCH, tmp_path))


def test_onnx_runtime_computes_the_same(network: Network, x: np.ndarray, tmp_path: Path) -> None:
    runtime = pytest.importorskip("onnxruntime")
    session = runtime.InferenceSession(str(write(network, x, ExportForm.ONNX, tmp_path)))
    (told,) = session.run(None, {"input": x[None]})
    np.testing.assert_allclose(told.reshape(-1), last(network, x), rtol=1e-4, atol=1e-5)


def test_onnx_runtime_computes_the_same_local_response(x: np.ndarray, tmp_path: Path) -> None:
    """Of an odd number of maps: it takes no other."""
    runtime = pytest.importorskip("onnxruntime")
    network = Network(SHAPE, (LocalResponseNormalization(name="lrn", size=3, alpha=0.5),))
    session = runtime.InferenceSession(str(write(network, x, ExportForm.ONNX, tmp_path)))
    (told,) = session.run(None, {"input": x[None]})
    np.testing.assert_allclose(told[0], run(network, x).output(0)[0], rtol=1e-5, atol=1e-7)


def test_onnx_opens_again_with_the_same_numbers(network: Network, x: np.ndarray, tmp_path: Path) -> None:
    again = read_network(write(network, x, ExportForm.ONNX, tmp_path)).network
    np.testing.assert_allclose(last(again, x), last(network, x), rtol=1e-5, atol=1e-6)


def test_every_pooling_opens_again_from_onnx_as_what_it_was(x: np.ndarray, tmp_path: Path) -> None:
    """Bins that share out the maps evenly come back as the windows that they are."""
    network = Network(SHAPE, with_poolings())
    assert network.problem is None
    path = write(network, x, ExportForm.ONNX, tmp_path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    imported = read_network(path)
    kinds = [layer.kind for layer in imported.network.layers]
    assert kinds == ["lp_pooling", "sum_pooling", "max_pooling", "average_pooling", "global_pooling", "fully_connected"]
    np.testing.assert_allclose(last(imported.network, x), last(network, x), rtol=1e-5, atol=1e-6)
    assert compare(imported, silent).agrees
    if importlib.util.find_spec("onnxruntime") is not None:
        import onnxruntime

        (told,) = onnxruntime.InferenceSession(str(path)).run(None, {"input": x[None]})
        np.testing.assert_allclose(told.reshape(-1), last(network, x), rtol=1e-4, atol=1e-5)


def test_onnx_opens_again_with_the_same_weights(x: np.ndarray, tmp_path: Path) -> None:
    network = Network(SHAPE, layers())
    again = read_network(write(network, x, ExportForm.ONNX, tmp_path)).network
    kernels = [layer.kernels for layer in again.layers if isinstance(layer, Convolution)]
    first = network.layers[0]
    assert isinstance(first, Convolution)
    np.testing.assert_array_equal(kernels[0], first.kernels[:, :3, ::-1, ::-1])
    assert "conv 1" in [layer.name for layer in again.layers]


def test_numbers_of_channels_are_stored_by_the_names_pytorch_has(x: np.ndarray, tmp_path: Path) -> None:
    stored = load(write(Network(SHAPE, with_numbers()[:2]), x, ExportForm.SAFETENSORS, tmp_path).read_bytes())
    assert set(stored) == {f"norm 1.{part}" for part in ("weight", "bias", "running_mean", "running_var")}
    assert stored["norm 1.running_var"].shape == (3,)


def test_weights_are_stored_by_name(x: np.ndarray, tmp_path: Path) -> None:
    stored = load(write(Network(SHAPE, layers()), x, ExportForm.SAFETENSORS, tmp_path).read_bytes())
    assert set(stored) == {f"{name}.{part}" for name in ("conv 1", "conv2", "fc") for part in ("weight", "bias")} - {
        "conv2.bias"
    }
    assert stored["conv 1.weight"].shape == (6, 3, 3, 3)


def test_the_script_computes_the_very_maps_with_numpy_alone(network: Network, x: np.ndarray, tmp_path: Path) -> None:
    path = write(network, x, ExportForm.NUMPY, tmp_path)
    alone = (
        "import runpy, sys; sys.modules['cv2'] = None; del sys.argv[0]; runpy.run_path(sys.argv[0], None, '__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", alone, path.name, "-o", "maps.npz"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    maps = np.load(tmp_path / "maps.npz")
    passed = run(network, x)
    for index, step in enumerate(passed.steps):
        stored = maps[f"{index + 1:02d}_{step.layer.name}"]
        assert stored.tobytes() == np.ascontiguousarray(step.output[0]).tobytes(), step.layer.name


def test_pytorch_source_computes_the_same(network: Network, x: np.ndarray, tmp_path: Path) -> None:
    path = write(network, x, ExportForm.PYTORCH, tmp_path)
    compile(path.read_text(encoding="utf-8"), "net.py", "exec")
    if importlib.util.find_spec("torch") is None:
        pytest.skip("torch is not installed")
    check_in_pytorch(network, x, path)


def check_in_pytorch(network: Network, x: np.ndarray, path: Path) -> None:
    """The module that was written, run in a process of its own."""
    tmp_path = path.parent
    code = (
        "import numpy as np, torch, net\nx = np.load('x.npy')\n"
        "y = net.load_weights()(torch.from_numpy(x)[None]).detach().numpy()\nnp.save('y.npy', y)"
    )
    np.save(tmp_path / "x.npy", x)
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    np.testing.assert_allclose(np.load(tmp_path / "y.npy").reshape(-1), last(network, x), rtol=1e-4, atol=1e-6)


def test_keras_source_is_python_and_names_every_layer(x: np.ndarray, tmp_path: Path) -> None:
    plain = Network(
        SHAPE,
        (
            Convolution(name="conv1", kernels=values(1, (6, 3, 3, 3)), padding="same"),
            ReLU(name="relu1"),
            MaxPooling(name="pool1"),
            GlobalPooling(name="gap"),
            FullyConnected(name="fc", weights=values(4, (7, 6))),
            Softmax(name="soft"),
        ),
    )
    check_keras(plain, x, tmp_path)
    text = check_keras(Network(SHAPE, with_numbers()), x, tmp_path)
    assert "PReLU(shared_axes=[1, 2], name='prelu_1')" in text
    assert "PReLU(name='prelu_2')" in text


def check_keras(plain: Network, x: np.ndarray, tmp_path: Path) -> str:
    """What was written is Python."""
    text = write(plain, x, ExportForm.KERAS, tmp_path).read_text(encoding="utf-8")
    compile(text, "net.py", "exec")
    assert all(f"name='{layer.name.replace(' ', '_')}'" in text for layer in plain.layers)
    return text


@pytest.mark.parametrize(
    ("pooling", "forms"),
    [
        (MaxPooling(name="p", size=(3, 3), stride=(2, 2)), [ExportForm.ONNX]),  # windows that overlap
        (MaxPooling(name="p", size=(3, 3), stride=(3, 3)), [ExportForm.ONNX]),  # pixels that no window sees
        (MaxPooling(name="p", padding=Padding(top=1, bottom=1)), [ExportForm.KERAS]),
        (MaxPooling(name="p", padding=Padding(bottom=1)), [ExportForm.PYTORCH, ExportForm.KERAS]),
    ],
)
def test_switches_that_others_count_otherwise_are_not_written(
    pooling: MaxPooling, forms: list[ExportForm], x: np.ndarray, tmp_path: Path
) -> None:
    network = Network(SHAPE, (pooling, MaxUnpooling(name="u", pooling="p")))
    assert network.problem is None
    for form in forms:
        with pytest.raises(ExportError):
            write(network, x, form, tmp_path)
    assert list(tmp_path.iterdir()) == []
    if ExportForm.PYTORCH not in forms and importlib.util.find_spec("torch") is not None:
        check_in_pytorch(network, x, write(network, x, ExportForm.PYTORCH, tmp_path))


@pytest.mark.parametrize("form", [ExportForm.ONNX, ExportForm.KERAS])
def test_what_has_no_match_is_refused_by_name_and_leaves_no_file(
    form: ExportForm, x: np.ndarray, tmp_path: Path
) -> None:
    odd = Network(SHAPE, (AdaptivePooling(name="odd", size=(3, 7)),))
    with pytest.raises(ExportError) as caught:
        write(odd, x, form, tmp_path)
    assert "odd" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "more",
    [
        {"groups": 3, "output_padding": (1, 0), "stride": (2, 1)},
        {"groups": 3, "stride": (3, 2), "padding": "same_lower", "dilation": (1, 2)},
        {"output_padding": (1, 1), "stride": (2, 2), "padding": Padding(1, 1, 1, 1)},
    ],
)
def test_transposed_convolutions_elsewhere(more: dict[str, object], x: np.ndarray, tmp_path: Path) -> None:
    """ONNX's reference evaluator computes few of them, see `disagreements.md`: ONNX Runtime and PyTorch are asked."""
    kernels = values(1, (6, 1 if "groups" in more else 3, 3, 4))
    layer = TransposedConvolution(name="deconv", kernels=kernels, bias=values(2, (6,)), **more)  # type: ignore[arg-type]
    network = Network(SHAPE, (layer,))
    path = write(network, x, ExportForm.ONNX, tmp_path)
    onnx.checker.check_model(onnx.load(path), full_check=True)
    source = write(network, x, ExportForm.PYTORCH, tmp_path)
    if importlib.util.find_spec("torch") is not None:
        check_in_pytorch(network, x, source)
    runtime = pytest.importorskip("onnxruntime")
    (told,) = runtime.InferenceSession(str(path)).run(None, {"input": x[None]})
    np.testing.assert_allclose(told.reshape(-1), last(network, x), rtol=1e-4, atol=1e-5)


def test_a_hard_sigmoid_has_a_form_in_onnx_alone(x: np.ndarray, tmp_path: Path) -> None:
    layers = (
        TransposedConvolution(name="deconv", kernels=values(1, (2, 3, 3, 3)), padding=Padding(0, 2, 1, 0)),
        HardSigmoid(name="hard", slope=0.25, offset=0.375),
    )
    network = Network(SHAPE, layers)
    model = onnx.load(write(network, x, ExportForm.ONNX, tmp_path))
    onnx.checker.check_model(model, full_check=True)
    (told,) = ReferenceEvaluator(model).run(None, {"input": x[None]})
    np.testing.assert_allclose(told.reshape(-1), last(network, x), rtol=1e-4, atol=1e-6)
    for form in (ExportForm.PYTORCH, ExportForm.KERAS):
        with pytest.raises(ExportError, match="hard" if form is ExportForm.PYTORCH else "deconv"):
            write(network, x, form, tmp_path)


def test_a_network_with_a_problem_is_refused(x: np.ndarray, tmp_path: Path) -> None:
    broken = Network(SHAPE, (MaxPooling(name="huge", size=(99, 99)),))
    for form in ExportForm:
        with pytest.raises(ExportError):
            write(broken, x, form, tmp_path)
    assert list(tmp_path.iterdir()) == []
