"""Files that a user may name: any name, any content, and what is no file at all; a name's ending says nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from playground import limits
from playground.default_session import open_file
from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import read_picture
from playground.network.sentence import Sentence
from playground.network.setup import Picture
from tests.inputs import made_files as made

RGB = made.gradients()
PNG = made.encoded(".png", RGB)
on_unix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and permissions as Unix has them")


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_picture(path)
    assert isinstance(caught.value.sentence.values["fault"], Sentence)  # so that a window can translate it
    with pytest.raises(InputError) as opened:
        open_file(path)
    assert str(opened.value) == str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "name", ["猫.png", "ねこ 写真 (1).png", "gato ñ é.png", "кот.PNG", "🐈.png", "no ending", "x.json.png"]
)
def test_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "图片 文件夹"
    folder.mkdir()
    path = folder / name
    path.write_bytes(PNG)
    picture = read_picture(path)
    assert (picture.name, picture.data, picture.sample) == (name, PNG, None)
    np.testing.assert_array_equal(decode(picture).pixels, RGB)


@pytest.mark.parametrize("name", ["a.jpg", "a.gif", "a.txt", "a.cnnplay", "a.json"])
def test_the_content_counts_and_not_the_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PNG)
    content = open_file(path)
    assert isinstance(content, Picture)
    np.testing.assert_array_equal(decode(content).pixels, RGB)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "猫.png") == "猫.png was not opened. There is no such file."
    assert refusal(tmp_path) == f"{tmp_path.name} was not opened. It is a folder."
    assert refusal(tmp_path / ("x" * 300)).endswith("Its name or path is not possible on this system.")
    assert refusal(tmp_path / "zero\0byte").endswith("Its name or path is not possible on this system.")


def test_an_empty_file_and_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.touch()
    assert refusal(path) == "a.png was not opened. It is empty."
    path.write_text("not a picture")
    assert refusal(path).startswith("a.png was not opened. It is no picture of a kind that is read: JPEG, PNG,")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    with path.open("wb") as stream:
        stream.truncate(limits.PICTURE_FILE_BYTES + 1)
    assert refusal(path) == "large.png was not opened. It has 67,108,865 bytes; 67,108,864 are possible."


@on_unix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.png"
    os.mkfifo(path)
    assert refusal(path) == "pipe.png was not opened. It is not a plain file."


@on_unix
def test_devices_and_links(tmp_path: Path) -> None:
    assert refusal(Path("/dev/zero")) == "zero was not opened. It is not a plain file."
    loop = tmp_path / "loop.png"
    loop.symlink_to(loop)
    assert refusal(loop) == "loop.png was not opened. It is a link that leads back to itself."
    real, link = tmp_path / "real.png", tmp_path / "link.png"
    real.write_bytes(PNG)
    link.symlink_to(real)
    assert read_picture(link).data == PNG


@on_unix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(PNG)
    path.chmod(0)
    assert refusal(path) == "secret.png was not opened. It may not be read."


@pytest.mark.skipif(sys.platform != "linux", reason="a file without a size, as Linux has them")
def test_a_file_that_does_not_know_its_size() -> None:
    assert refusal(Path("/proc/self/status")).startswith("status was not opened. It is no picture")
