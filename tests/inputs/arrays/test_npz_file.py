"""The arrays of a .npz are listed and read bit by bit; whatever is wrong with the file is one sentence."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground import limits
from playground.default_session import open_file
from playground.inputs.arrays.array_file import ArrayChoice, open_array, read_array
from playground.inputs.arrays.npz_file import array_entries
from playground.inputs.input_error import InputError
from playground.network.source.array_input import ArrayInput

COLOURS = np.random.default_rng(0).normal(size=(3, 4, 5)).astype(np.float32)
WORDS = np.array(["no", "number"])


def saved(path: Path, **arrays: np.ndarray) -> Path:
    np.savez(path, **arrays)
    return path


def refusal(path: Path, name: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_array(path, name)
    return str(caught.value)


def test_those_that_can_be_an_input_are_listed_and_read(tmp_path: Path) -> None:
    table = np.arange(12, dtype=np.uint8).reshape(3, 4)
    path = saved(tmp_path / "数据.npz", colours=COLOURS, words=WORDS, table=table, many=np.zeros((5000, 2, 2)))
    choice = open_file(path)
    assert isinstance(choice, ArrayChoice)
    assert [(entry.name, entry.shape, entry.kind) for entry in choice.entries] == [
        ("colours", (3, 4, 5), "float32"),
        ("table", (1, 3, 4), "uint8"),
    ]
    np.testing.assert_array_equal(read_array(path, "colours"), COLOURS)
    read = read_array(path, "table")
    assert (read.dtype, read.flags.writeable) == (np.float32, False)
    np.testing.assert_array_equal(read, table[None])


def test_the_only_one_is_taken_without_asking(tmp_path: Path) -> None:
    path = saved(tmp_path / "one.npz", words=WORDS, colours=COLOURS)
    source = open_array(path)
    assert isinstance(source, ArrayInput)
    assert source.name == "one · colours"
    np.testing.assert_array_equal(read_array(path), COLOURS)


def test_compressed_ones_are_read_too(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "small.npz", a=np.asfortranarray(COLOURS), b=COLOURS)
    np.testing.assert_array_equal(read_array(tmp_path / "small.npz", "a"), COLOURS)


def test_several_need_a_name(tmp_path: Path) -> None:
    path = saved(tmp_path / "two.npz", a=COLOURS, b=COLOURS)
    assert refusal(path) == "two.npz was not opened. It has several arrays: a, b. Choose one of them."
    assert refusal(path, "c") == "two.npz was not opened. It has no array c; there are: a, b."


def test_none_that_fits_says_why(tmp_path: Path) -> None:
    assert "words: Its numbers are str" in refusal(saved(tmp_path / "words.npz", words=WORDS[None]))
    assert "It holds no arrays." in refusal(saved(tmp_path / "empty.npz"))
    objects = np.array([[{}]], object)
    assert "a: Its numbers are object" in refusal(saved(tmp_path / "objects.npz", a=objects))


def test_more_arrays_than_the_limit_are_not_listed(tmp_path: Path) -> None:
    count = limits.ARRAYS_IN_FILE + 1
    path = saved(tmp_path / "many.npz", **{f"a{number}": np.zeros(1) for number in range(count)})
    assert "It holds 1,001 arrays; 1,000 are possible." in refusal(path)


def test_a_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    content = io.BytesIO()
    np.lib.format.write_array_header_1_0(content, {"descr": "<f8", "fortran_order": False, "shape": (16, 2048, 2048)})
    with zipfile.ZipFile(tmp_path / "bomb.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.npy", content.getvalue() + bytes(1 << 20))
    assert "It has 536,870,912 bytes; 268,435,456 are possible." in refusal(tmp_path / "bomb.npz", "a")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("npz") / "good.npz"
    np.savez_compressed(path, a=np.round(COLOURS), b=COLOURS)
    return path


@given(place=st.integers(0), value=st.integers(0, 255), cut=st.booleans())
def test_a_mutated_file_never_crashes(good: Path, place: int, value: int, cut: bool) -> None:
    data = bytearray(good.read_bytes())
    place %= len(data)
    data[place] = value
    path = good.with_name("bad.npz")
    path.write_bytes(data[:place] if cut else data)
    for work in (lambda: array_entries(path), lambda: read_array(path, "a"), lambda: open_array(path)):
        with contextlib.suppress(InputError):
            work()
