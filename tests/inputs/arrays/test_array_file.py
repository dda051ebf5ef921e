"""An array of the user's own is taken bit by bit, or refused in one sentence that names what is wrong with it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground import limits
from playground.inputs.arrays.array_file import read_array
from playground.inputs.input_error import InputError


def saved(path: Path, array: np.ndarray) -> Path:
    np.save(path, array)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_array(path)
    return str(caught.value)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arrays") / "数组.npy"


@given(
    array=hnp.arrays(np.float32, hnp.array_shapes(min_dims=3, max_dims=3, max_side=6)),
    is_column_first=st.booleans(),
    order=st.sampled_from("<>"),
)
def test_the_bits_come_back(place: Path, array: np.ndarray, is_column_first: bool, order: str) -> None:
    stored = np.asarray(array, dtype=array.dtype.newbyteorder(order), order="F" if is_column_first else "C")
    read = read_array(saved(place, stored))
    assert (read.dtype, read.shape) == (np.float32, array.shape)
    assert read.flags.c_contiguous
    assert not read.flags.writeable
    np.testing.assert_array_equal(read.view(np.uint32), array.view(np.uint32))  # NaN and -0 too


@pytest.mark.parametrize("kind", ["float64", "float16", "int32", "uint8", "bool"])
def test_other_real_numbers_become_the_nearest_float32(place: Path, kind: str) -> None:
    array = (np.arange(60).reshape(3, 4, 5) / 7).astype(kind)
    np.testing.assert_array_equal(read_array(saved(place, array)), array.astype(np.float32))


def test_a_table_is_one_channel_and_a_signal_one_row(place: Path) -> None:
    table = np.arange(6, dtype=np.float32).reshape(2, 3)
    np.testing.assert_array_equal(read_array(saved(place, table)), table[None])
    np.testing.assert_array_equal(read_array(saved(place, table[0])), table[None, :1])


def test_numbers_that_float32_cannot_hold_are_refused(place: Path) -> None:
    assert "too large for float32" in refusal(saved(place, np.array([1.0, 1e300])))
    assert "Its numbers are complex64; real numbers are needed." in refusal(saved(place, np.ones(3, np.complex64)))


@pytest.mark.parametrize("shape", [(), (1, 3, 4, 5), (0, 4, 5), (3, 0, 5), (0,)])
def test_other_shapes_are_named(place: Path, shape: tuple[int, ...]) -> None:
    assert f"Its shape is {shape};" in refusal(saved(place, np.ones(shape, np.float32)))


def test_nothing_is_unpickled(place: Path) -> None:
    np.save(place, np.array([[[print]]], dtype=object), allow_pickle=True)
    assert "Its numbers are object" in refusal(place)


def with_header(header: str, version: tuple[int, int] = (1, 0), data: bytes = bytes(48)) -> bytes:
    length = struct.pack("<H" if version == (1, 0) else "<I", len(header))
    return b"\x93NUMPY" + bytes(version) + length + header.encode("latin1") + data


@pytest.mark.parametrize(
    "header",
    [
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3, -1, 4)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999, 9999999, 9999999)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2, 3)}",
        "{'descr': '<f4', 'fortran_order': False, 'shape': '3'}",
        "{'descr': '<f4', 'fortran_order': False}",
        "{'descr': '|O', 'fortran_order': False, 'shape': (3, 2, 2)}",
        "{'descr': 7, 'fortran_order': False, 'shape': (3, 2, 2)}",
        "{'descr': [('a', '<f4', (1 << 40,))], 'fortran_order': False, 'shape': (3, 2, 2)}",
        "__import__('os').abort()",
        "(" * 5000,
        "[" * 9000 + "]" * 900,
        "-" * 9000 + "1",
        "9" * 9000,
        "'" + "x" * 20000 + "'",
        "",
        "\0",
    ],
    ids=range(16),
)
@pytest.mark.parametrize("version", [(1, 0), (2, 0), (3, 0), (9, 9)])
def test_headers_that_lie(place: Path, header: str, version: tuple[int, int]) -> None:
    place.write_bytes(with_header(header, version))
    assert refusal(place).startswith("数组.npy was not opened. ")


def test_a_file_cut_anywhere_is_refused(place: Path) -> None:
    data = saved(place, np.ones((2, 3, 4), np.float32)).read_bytes()
    for length in range(len(data)):
        place.write_bytes(data[:length])
        assert refusal(place).startswith("数组.npy was not opened. ")


def test_files_that_are_no_arrays(tmp_path: Path) -> None:
    (tmp_path / "a.npy").write_bytes(b"PK\x03\x04" + bytes(100))
    assert refusal(tmp_path / "a.npy") == "a.npy was not opened. It is no .npy file of numpy, or damaged."
    assert refusal(tmp_path / "none.npy") == "none.npy was not opened. There is no such file."
    assert refusal(tmp_path) == f"{tmp_path.name} was not opened. It is a folder."
    with (tmp_path / "large.npy").open("wb") as stream:
        stream.truncate(limits.ARRAY_FILE_BYTES + 1)
    assert "268,435,456 are possible" in refusal(tmp_path / "large.npy")


@given(st.binary(max_size=120))
def test_any_bytes_are_refused(place: Path, data: bytes) -> None:
    place.write_bytes(b"\x93NUMPY\1\0" + data)
    assert refusal(place)
