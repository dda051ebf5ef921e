"""The commands take a trained network as they take a set-up, and say how it compares with its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.cli import main
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import read_picture
from tests.storage.networks.onnx.onnx_files import Chain, lenet


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "lenet.onnx"
    path.write_bytes(lenet().bytes())
    return path


def test_summary(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(file)]) == 0
    told = capsys.readouterr()
    assert "61,706" in told.out.splitlines()[-1]  # LeNet-5's parameters
    assert told.err.startswith("Checked on a random input: its outputs here differ")


def test_a_file_that_cannot_be_checked_is_taken_all_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ONNX's own arithmetic lacks this operator as it was before version 9."""
    file.write_bytes(Chain([1, 3, 6, 5], 7).add("Upsample", scales=[1.0, 1.0, 2.0, 2.0], name="up").bytes())
    assert main(["summary", str(file)]) == 0
    told = capsys.readouterr()
    assert "transposed_convolution" in told.out
    assert told.err == "It was not compared with its file: ONNX's own arithmetic lacks up (Upsample).\n"


def test_activations_of_the_picture_as_the_network_wants_it(file: Path) -> None:
    assert main(["activations", str(file), "--preprocess", "mnist", "-o", "maps.npz"]) == 0
    maps = np.load("maps.npz")
    assert maps["00_input"].shape == (1, 28, 28)
    assert maps["00_input"].min() >= -0.1307 / 0.3081 - 1e-5
    assert maps["00_input"].min() < 0
    assert maps[maps.files[-1]].sum() == pytest.approx(1, abs=1e-5)


def test_backproject(file: Path) -> None:
    assert main(["backproject", str(file), "--layer", "conv2", "--map", "3", "-o", "back.png"]) == 0
    assert Path("back.png").read_bytes().startswith(b"\x89PNG")


def test_what_does_not_fit_the_channels_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", str(file), "--preprocess", "torchvision"]) == 2
    assert capsys.readouterr().err == "lenet.onnx can take: grey, grey_bytes, mnist.\n"


def test_a_network_over_no_picture_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "seven.onnx"
    path.write_bytes(Chain([1, 7, 8, 8]).relu().bytes())
    assert main(["summary", str(path)]) == 2
    assert "It takes 7 channels: a picture has 1 (grey) or 3 (colours)." in capsys.readouterr().err


def test_a_vector_of_a_square_picture_is_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.onnx"
    path.write_bytes(Chain([1, 784]).dense(784, 10, "fc").bytes())
    assert main(["summary", str(path)]) == 0
    assert "1x28x28" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["hands", "things", "digits", "shapes", "edges"])
def test_what_comes_with_the_program_is_called_by_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["summary", name]) == 0
    assert "convolution" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["summary", "--help"])
    assert name in capsys.readouterr().out


def test_a_file_of_that_name_comes_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.rename("hands")
    assert main(["summary", "hands"]) == 2
    assert "hands" in capsys.readouterr().err


def test_a_reconstruction_of_blue_first_is_drawn_in_the_pictures_colours(file: Path, tmp_path: Path) -> None:
    """A kernel that looks at the first channel alone: of a network over BGR that is the blue of a picture."""
    kernels = np.zeros((1, 3, 1, 1), np.float32)
    kernels[0, 0] = 1
    chain = Chain([1, 3, 16, 16]).add("Conv", kernels, name="c")
    (tmp_path / "blue.onnx").write_bytes(chain.bytes())
    drawn = {}
    for way in ("bytes", "caffe"):
        common = ["backproject", "blue.onnx", "--preprocess", way, "--layer", "c", "--map", "0"]
        assert main([*common, "-o", f"{way}.png"]) == 0
        assert main([*common, "-o", f"{way}.npy"]) == 0
        drawn[way] = decode(read_picture(Path(f"{way}.png"))).pixels
        assert not np.load(f"{way}.npy")[1:].any()  # numbers stay in the network's own order
    assert (drawn["bytes"][..., 1:] == 128).all()
    assert (drawn["caffe"][..., :2] == 128).all()
    assert np.ptp(drawn["bytes"][..., 0]) > 0
    assert np.ptp(drawn["caffe"][..., 2]) > 0
