"""What is no stack of known layers is refused in a sentence that names the nodes; nothing outside is ever opened."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import helper

from playground.default_session import open_file
from playground.engine.forward import run
from playground.files import plain_file
from playground.network.sentence import SpokenError
from playground.storage.networks import wire
from playground.storage.networks.network_file import ImportedNetworkError, network_from_bytes, read_network
from tests.storage.networks.onnx.onnx_files import Chain, lenet, noise


def refusal(chain: Chain) -> str:
    with pytest.raises(ImportedNetworkError) as caught:
        network_from_bytes(chain.bytes(), "made.onnx")
    return str(caught.value)


def test_an_operator_that_is_not_known_is_named() -> None:
    chain = Chain([1, 3, 8, 8]).conv(3, 2, 3).add("Det", name="strange").relu()
    assert refusal(chain) == (
        "made.onnx was not opened. It holds operations that no layer here stands for: strange (Det)."
    )


def test_branches_are_named() -> None:
    chain = Chain([1, 3, 8, 8]).relu("before")
    kept = chain.last
    chain.conv(3, 3, 3, "inside", pads=[1, 1, 1, 1])
    chain.nodes.append(helper.make_node("Add", [chain.last, kept], ["sum"], name="joined"))
    chain.last = "sum"
    assert "ways part or meet at inside (Conv), joined (Add)" in refusal(chain)


def test_a_bias_that_the_file_does_not_hold_is_no_network_without_one() -> None:
    chain = Chain([1, 3, 8, 8]).conv(3, 2, 3, "conv")
    del chain.weights[1]
    assert "conv (Conv) takes conv0.1, which the file does not hold." in refusal(chain)


def test_names_that_nobody_can_read_are_told_on_one_line() -> None:
    chain = Chain([1, 3, 8, 8]).add("Det\n" * 30, name="a\0b")
    told = refusal(chain)
    assert "\n" not in told
    assert "a\ufffdb (Det\ufffdDet" in told
    assert len(told) < 250


def test_a_bias_of_another_length_is_refused() -> None:
    chain = Chain([1, 6]).add("Gemm", noise(5, 6), noise(4), name="fc", transB=1)
    assert "damaged" in refusal(chain)


def test_an_operator_of_another_set_is_not_taken_for_its_namesake() -> None:
    chain = Chain([1, 3, 8, 8]).conv(3, 2, 3)
    chain.nodes[0].domain = "com.example"
    assert "no layer here stands for" in refusal(chain)


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        (Chain([1, 3, 8, 8]).conv(4, 2, 3, "conv"), "conv has kernels for 4 input channels, but 3 come in"),
        (Chain([1, 3, 8, 8]).conv(3, 2, 9, "conv"), "conv does not fit"),
        (Chain([1, 3, 8, 8]).add("Flatten").dense(100, 5, "fc"), "fc has weights for 100 inputs, but 192 come in"),
        (Chain([1, 3, 8, 8]).add("Softmax", axis=3), "axis = 3"),
        (
            Chain([1, 3, 8, 8]).add("Pad", np.array([0] * 8), mode="reflect").add("Mul", noise(8)),
            "more than one number",
        ),
        (Chain([1, 3, 8, 8]).conv(3, 2, 3, "conv", strides=[100, 1]), "stride cannot be 100"),
        (
            Chain([1, 3, 8, 8]).add("Conv", np.full((1, 3, 1, 1), np.nan, np.float32), name="c"),
            "cannot hold the value nan",
        ),
        (Chain([1, 3, 8, 8, 8]).relu(), "Its input has 5 axes"),
        (Chain([1, "many", 8, 8]).relu(), "no fixed number of channels"),
        (Chain([1, 3, 8, 8]).add("Reshape", np.array([1, 3, 64])), "[1, 3, 8, 8] → [1, 3, 64]"),
        (Chain([1, 3, 8, 8]).add("Reshape", np.array([-1, -1])), "damaged"),
        (Chain([1, 3, 4000, 8]).relu(), "height cannot be 4000"),
    ],
)
def test_what_cannot_be_is_told(chain: Chain, words: str) -> None:
    assert words in refusal(chain)


@pytest.mark.parametrize("data", [b"", b"\x00", b"PK\x03\x04", b"\x0a", b"{}", b"\x08\x07" + b"\xff" * 40])
def test_what_is_no_network_is_refused(data: bytes) -> None:
    with pytest.raises(ImportedNetworkError, match=r"no network file of this kind, or damaged"):
        network_from_bytes(data, "made.onnx")


def test_a_million_entries_are_refused() -> None:
    """Each would take more memory than in the file."""
    with pytest.raises(ImportedNetworkError, match=r"more than the 400,000 entries"):
        network_from_bytes(b"\x3a\x80\x89\x7a" + b"\x0a\x00" * 1_000_000, "made.onnx")


def test_a_cut_file_is_refused_wherever_it_ends() -> None:
    data = lenet().bytes()
    for length in range(0, len(data), 4001):
        with pytest.raises(ImportedNetworkError):
            network_from_bytes(data[:length], "cut.onnx")


def test_numbers_of_any_width_are_read() -> None:
    allowance = wire.Allowance()
    assert list(wire.varints(memoryview(b"\x01\xac\x02" + b"\xff" * 9 + b"\x01"), allowance)) == [1, 300, -1]


# files beside it


def external(folder: Path, location: str) -> Path:
    """LeNet with its weights in another file, as PyTorch writes it, naming that as `location`."""
    model = lenet().model()
    path = folder / "lenet.onnx"
    onnx.save_model(model, path, save_as_external_data=True, location="lenet.onnx.data", size_threshold=0)
    if location != "lenet.onnx.data":
        model = onnx.load(path, load_external_data=False)
        for tensor in model.graph.initializer:
            for entry in tensor.external_data:
                entry.value = location if entry.key == "location" else entry.value
        path.write_bytes(model.SerializeToString())
    return path


def test_weights_beside_the_file_are_read(tmp_path: Path) -> None:
    outside = read_network(external(tmp_path, "lenet.onnx.data")).network
    inside = network_from_bytes(lenet().bytes(), "lenet.onnx").network
    x = noise(1, 1, 28, 28)
    assert run(outside, x).output(3).tobytes() == run(inside, x).output(3).tobytes()


@pytest.mark.parametrize(
    "location", ["../lenet.onnx.data", "/etc/passwd", "a/../lenet.onnx.data", "", "..", "file:lenet", "C:\\x", "a\0b"]
)
def test_nothing_but_a_plain_file_beside_it_is_opened(tmp_path: Path, location: str) -> None:
    (tmp_path / "in").mkdir()
    path = external(tmp_path / "in", location)
    (tmp_path / "lenet.onnx.data").write_bytes((tmp_path / "in" / "lenet.onnx.data").read_bytes())
    with pytest.raises(ImportedNetworkError, match=r"no plain file beside it"):
        read_network(path)


def test_a_link_beside_it_is_not_followed(tmp_path: Path) -> None:
    path = external(tmp_path, "lenet.onnx.data")
    data = tmp_path / "lenet.onnx.data"
    data.rename(tmp_path / "elsewhere")
    data.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ImportedNetworkError, match=r"no plain file beside it"):
        read_network(path)


def test_missing_and_short_weights_are_told(tmp_path: Path) -> None:
    path = external(tmp_path, "lenet.onnx.data")
    data = tmp_path / "lenet.onnx.data"
    data.write_bytes(data.read_bytes()[:1000])
    with pytest.raises(ImportedNetworkError, match=r"lie outside of lenet.onnx.data"):
        read_network(path)
    data.unlink()
    with pytest.raises(ImportedNetworkError, match=r"beside it was not read. There is no such file"):
        read_network(path)


def test_bytes_alone_have_nothing_beside_them(tmp_path: Path) -> None:
    path = external(tmp_path, "lenet.onnx.data")
    with pytest.raises(ImportedNetworkError, match=r"which is missing"):
        network_from_bytes(path.read_bytes(), "lenet.onnx")


# files of other programs


@pytest.mark.parametrize(
    ("name", "words"), [("a.pt", "torch.onnx.export"), ("b.PTH", "torch.onnx.export"), ("c.h5", 'format="onnx"')]
)
def test_a_file_that_can_run_code_is_refused_with_what_converts_it(tmp_path: Path, name: str, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(ImportedNetworkError) as caught:
        open_file(path)
    assert words in str(caught.value)
    assert str(caught.value).count("\n") == 3


def test_a_file_is_read_in_pieces_that_are_told_and_may_be_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And so is one beside it."""
    monkeypatch.setattr(plain_file, "_PIECE", 1000)
    path = external(tmp_path, "lenet.onnx.data")
    told: list[tuple[int, int]] = []
    read_network(path, lambda done, count: told.append((done, count)))
    own, beside = path.stat().st_size, (tmp_path / "lenet.onnx.data").stat().st_size
    expected = [(start, size) for size in (own, beside) for start in (*range(0, size, 1000), size)]
    assert told == expected

    def stop(done: int, _count: int) -> None:
        if done >= 2000:
            raise SpokenError("stopped")

    with pytest.raises(SpokenError, match="stopped"):
        read_network(path, stop)
