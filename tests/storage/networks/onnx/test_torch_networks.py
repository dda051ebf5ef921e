"""The classics as PyTorch exports them compute what ONNX Runtime computes; full sizes: `tests.benchmarks.networks`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.engine.forward import run
from playground.import_check import compare
from playground.network.layers import Convolution, FullyConnected
from playground.network.progress import silent
from playground.storage.networks.network_file import ImportedNetworkError, read_network

NAMES = ("LeNet", "AlexNet", "ZFNet", "VGG16")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", NAMES)
def test_pytorchs_file_computes_what_onnx_runtime_computes(name: str, tmp_path: Path) -> None:
    torch_networks = pytest.importorskip(
        "tests.storage.networks.onnx.torch_networks", reason="no torch", exc_type=ImportError
    )
    onnxruntime = pytest.importorskip("onnxruntime", reason="onnxruntime is not installed")
    path = tmp_path / f"{name}.onnx"
    torch_networks.write(name, path, width=8)
    network = read_network(path).network
    assert network.problem is None
    x = np.random.default_rng(1).standard_normal((1, *network.input_shape), np.float32)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (expected,) = session.run(None, {session.get_inputs()[0].name: x})
    got = run(network, x).output(len(network.layers) - 1)
    assert np.abs(got.reshape(expected.shape) - expected).max() <= 1e-4 * max(1, np.abs(expected).max())
    for layer in network.layers:
        if isinstance(layer, Convolution | FullyConnected):
            weights = layer.kernels if isinstance(layer, Convolution) else layer.weights
            assert weights.flags.aligned  # sums over numbers that lie askew take ten times as long


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("version", [13, 17, 20])
def test_a_decoder_of_pytorch_is_one_stack(version: int, tmp_path: Path) -> None:
    torch_networks = pytest.importorskip(
        "tests.storage.networks.onnx.torch_networks", reason="no torch", exc_type=ImportError
    )
    torch = torch_networks.torch
    torch.manual_seed(2)
    module, x, path = torch_networks.decoder().eval(), torch.randn(2, 3, 12, 10), tmp_path / "decoder.onnx"
    torch.onnx.export(module, (x,), str(path), dynamo=False, opset_version=version)
    imported = read_network(path)
    assert [layer.kind for layer in imported.network.layers] == [
        *("convolution", "silu", "convolution", "gelu", "transposed_convolution", "gelu"),
        *("transposed_convolution", "convolution", "elu", "transposed_convolution", "clip"),
        *("transposed_convolution", "softplus", "clip", "lp_pooling"),
    ]
    expected = module(x).detach().numpy()
    got = run(imported.network, x.numpy()).output(len(imported.network.layers) - 1)
    np.testing.assert_allclose(got, expected, rtol=1e-4, atol=1e-5)
    comparison = compare(imported, silent)
    assert comparison.difference <= 1e-4 * max(1, comparison.largest)


@pytest.mark.filterwarnings("ignore")
def test_the_three_lines_of_the_refusal_make_a_file_that_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed")
    monkeypatch.chdir(tmp_path)
    nn = torch.nn
    module = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2))
    torch.save(module, "mine.pt")
    with pytest.raises(ImportedNetworkError) as refused:
        read_network(Path("mine.pt"))
    (_, *lines) = str(refused.value).splitlines()
    exec("\n".join(lines), {})
    kinds = [layer.kind for layer in read_network(Path("network.onnx")).network.layers]
    assert kinds == ["convolution", "relu", "global_pooling", "fully_connected"]
