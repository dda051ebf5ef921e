"""Weights of .safetensors and .npz files: what there is, what is read, and what is refused in a sentence."""

from __future__ import annotations

import json
import struct
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from playground.cli import main
from playground.default_session import open_file
from playground.examples import example_setup
from playground.inputs.arrays.array_file import ArrayChoice
from playground.network.layers import Array, Convolution, Flatten, FullyConnected
from playground.network.network import Network
from playground.storage.exports.weights_file import named_weights, to_safetensors
from playground.storage.networks.weights_file import WeightsError, WeightsFile, loaded, plan_for, read_weights
from tests.storage.networks.onnx.onnx_files import noise


def network(scale: float = 0.0) -> Network:
    return Network(
        (3, 6, 6),
        (
            Convolution(name="conv1", kernels=noise(4, 3, 3, 3) * scale, bias=noise(4) * scale),
            Flatten(name="flatten"),
            FullyConnected(name="fc", weights=noise(5, 64) * scale, bias=noise(5) * scale),
        ),
    )


def refusal(path: Path) -> str:
    with pytest.raises(WeightsError) as caught:
        read_weights(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def put_in(path: Path) -> Network:
    file = read_weights(path)
    return loaded(network(), file, plan_for(network(), file))


def same(one: Network, other: Network) -> bool:
    arrays = zip(named_weights(one).items(), named_weights(other).items(), strict=True)
    return all(a == b and (x == y).all() for (a, x), (b, y) in arrays)


def test_what_is_exported_comes_back_bit_for_bit(tmp_path: Path) -> None:
    (tmp_path / "w.safetensors").write_bytes(to_safetensors(network(1)))
    np.savez(tmp_path / "w.npz", **named_weights(network(1)))
    assert same(put_in(tmp_path / "w.safetensors"), network(1))
    assert same(put_in(tmp_path / "w.npz"), network(1))


def bfloat16(array: Array) -> bytes:
    return (array.view(np.uint32) >> 16).astype("<u2").tobytes()


def safetensors(header: Any, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


@pytest.mark.parametrize("kind", ["F16", "BF16", "F64"])
def test_other_widths_are_read(kind: str, tmp_path: Path) -> None:
    kernels = noise(4, 3, 3, 3)
    data = {"F16": lambda: kernels.astype("<f2").tobytes(), "BF16": lambda: bfloat16(kernels),
            "F64": lambda: kernels.astype("<f8").tobytes()}[kind]()  # fmt: skip
    path = tmp_path / "w.safetensors"
    steps = {"dtype": "I64", "shape": [], "data_offsets": [len(data), len(data) + 8]}
    entry = {"dtype": kind, "shape": [4, 3, 3, 3], "data_offsets": [0, len(data)]}
    header = {"__metadata__": {"format": "pt"}, "conv1.weight": entry, "conv1.steps": steps}
    path.write_bytes(safetensors(header, data + bytes(8)))
    layer = put_in(path).layers[0]
    assert isinstance(layer, Convolution)
    assert layer.kernels == pytest.approx(kernels, rel=1 / 128)
    assert plan_for(network(), read_weights(path)).unused == ("conv1.steps",)


def test_layers_are_counted_as_people_do(tmp_path: Path) -> None:
    arrays = {f"features.{place}.weight": noise(3, 3, 1, 1) + place for place in (0, 2, 10)}
    save_file(arrays, tmp_path / "w.safetensors")
    assert [one.name for one in read_weights(tmp_path / "w.safetensors").arrays] == list(arrays)


def test_what_fits_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    np.savez(path, a=noise(7, 7), b=noise(1, 2, 3, 4))
    with pytest.raises(WeightsError, match=r"w.npz was not loaded: none of its 2 arrays has the shape of weights"):
        plan_for(network(), read_weights(path))


GOOD = {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"\xff" * 8, "damaged"),
        (safetensors(b"{" * 30, bytes(16)), "not valid JSON"),
        (safetensors([], bytes(16)), "damaged"),
        (safetensors({"a": 3}, bytes(16)), "damaged"),
        (safetensors({"a": {**GOOD, "shape": [-4]}}, bytes(16)), "damaged"),
        (safetensors({"a": {**GOOD, "shape": [True] * 4}}, bytes(16)), "damaged"),
        (safetensors({"a": {**GOOD, "shape": [5]}}, bytes(16)), "The array a does not lie in the file as it says."),
        (safetensors({"a": GOOD}, bytes(15)), "The array a does not lie in the file as it says."),
        (safetensors({"a": {**GOOD, "data_offsets": [16, 0]}}, bytes(16)), "The array a does not lie"),
        (safetensors({"a": {**GOOD, "data_offsets": [0, 2**63]}}, bytes(16)), "The array a does not lie"),
        (safetensors(b'{"a": {}, "a": {}}', b""), "stands there twice"),
        (safetensors({str(one): GOOD for one in range(1002)}, bytes(16)), "1001 are possible"),
    ],
)  # fmt: skip
def test_damaged_safetensors_are_refused(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(data)
    assert words in refusal(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\1" * 18, b"\x93NUMPY"])
def test_damaged_npz_are_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    path.write_bytes(data)
    assert refusal(path).startswith("w.npz was not loaded. It is damaged")


def test_pickled_objects_are_never_read(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    np.savez(path, **{"conv1.weight": np.array([{"a": 1}], dtype=object), "fc.weight": noise(5, 64)})
    file = read_weights(path)
    assert [one.is_real for one in file.arrays] == [False, True]
    assert plan_for(network(), file).unused == ("conv1.weight",)


def test_an_npz_of_inputs_is_no_file_of_weights(tmp_path: Path) -> None:
    np.savez(tmp_path / "x.npz", left=noise(3, 6, 6), right=noise(3, 6, 6))
    assert isinstance(open_file(tmp_path / "x.npz"), ArrayChoice)
    np.savez(tmp_path / "w.npz", **named_weights(network(1)))
    assert isinstance(open_file(tmp_path / "w.npz"), WeightsFile)


def test_a_bomb_of_numbers_that_fit_nothing_is_not_read(tmp_path: Path) -> None:
    """Only headers are looked at: a gigabyte of zeros in a small zip takes no memory."""
    path = tmp_path / "w.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.npy", "w") as member:
        np.lib.format.write_array_header_1_0(
            member, {"descr": "<f4", "fortran_order": False, "shape": (1, 1, 64, 2**20)}
        )
        for _ in range(64):
            member.write(bytes(2**20))
    tracemalloc.start()
    try:
        with pytest.raises(WeightsError):
            plan_for(network(), read_weights(path))
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    conv1 = example_setup("digits").network.layers[0]
    assert isinstance(conv1, Convolution)
    np.savez("w.npz", odd=noise(2), **{"c/kernel": -conv1.kernels.transpose(2, 3, 1, 0), "c/bias": noise(6)})
    assert main(["activations", "digits", "-o", "before.npz"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["activations", "digits", "--weights", "w.npz", "-o", "after.npz"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "c/kernel -> conv1 kernels (keras)",
        "c/bias -> conv1 bias",
        "not used: odd",
        "as before: conv2 kernels, conv2 bias, conv3 kernels, conv3 bias, fc1 weights, fc1 bias, fc2 weights, fc2 bias",
    ]
    before, after = (np.load(name)["01_conv1"] for name in ("before.npz", "after.npz"))
    biases = noise(6) + conv1.bias
    assert after == pytest.approx(biases[:, None, None] - before, abs=1e-4)
    assert main(["summary", "w.npz"]) == 2
    assert "w.npz holds weights, not a set-up: give it with --weights." in capsys.readouterr().err
    assert main(["summary", "--weights", "missing.safetensors"]) == 2
    assert "missing.safetensors was not loaded. There is no such file." in capsys.readouterr().err
