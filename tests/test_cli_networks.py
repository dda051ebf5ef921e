"""The commands take a trained network as they take a set-up, and say how it compares with its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.cli import main
from tests.storage.networks.onnx_files import Chain, lenet


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
