"""A table of numbers becomes one channel, however it is written; what is no number is named by its place."""

from __future__ import annotations

import contextlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground import limits
from playground.default_session import open_file
from playground.inputs.arrays.array_file import read_array
from playground.inputs.input_error import InputError
from playground.network.source.array_input import ArrayInput

NUMBERS = hnp.arrays(
    np.float32,
    hnp.array_shapes(min_dims=2, max_dims=2, max_side=6),
    elements=st.floats(width=32, allow_nan=False, allow_infinity=False),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables") / "表.csv"


def read(place: Path, text: str, encoding: str = "utf-8") -> list[list[float]]:
    place.write_text(text, encoding, newline="")
    return read_array(place)[0].tolist()


def refusal(place: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        read(place, text)
    assert str(caught.value).startswith("表.csv was not opened. ")
    return str(caught.value).removeprefix("表.csv was not opened. ")


@given(
    table=NUMBERS,
    separator=st.sampled_from([",", ";", "\t", "|", " ", ", "]),
    heading=st.booleans(),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_number_comes_back(
    place: Path, table: np.ndarray, separator: str, heading: bool, end: str, encoding: str
) -> None:
    rows = [separator.join(map(repr, row)) for row in table.tolist()]
    head = [separator.join(f"column_{number}" for number in range(table.shape[1]))] if heading else []
    place.write_text(end.join([*head, *rows]), encoding, newline="")
    array = read_array(place)
    assert (array.dtype, array.shape, array.flags.writeable) == (np.float32, (1, *table.shape), False)
    np.testing.assert_array_equal(array[0], table)


def test_commas_for_points_and_quotes_and_blank_lines(place: Path) -> None:
    assert read(place, "a;b\n1,5;-2\n\n3;4,25\n") == [[1.5, -2], [3, 4.25]]
    assert read(place, '"a,b",c\r\n"1.5","2"\r\n') == [[1.5, 2]]
    assert read(place, "1,2,\n3,4,\n") == [[1, 2], [3, 4]]  # a comma that ends the line starts no cell
    assert read(place, "7") == [[7]]


def test_it_opens_as_an_input(place: Path) -> None:
    place.write_text("1,2\n3,4")
    source = open_file(place)
    assert isinstance(source, ArrayInput)
    assert (source.name, source.shape) == ("表", (1, 2, 2))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "It holds no numbers."),
        ("a,b\n", "It holds no numbers."),
        ("1,2\n3,x\n", "Row 2, column 2 holds 'x'; a number is needed."),
        ("1,2\n3,1_000\n", "Row 2, column 2 holds '1_000'; a number is needed."),
        ("1,2\n3,nan\n", "Row 2, column 2 holds 'nan'; a number is needed."),
        ("1,2\n1e99,2\n", "Row 2, column 1 holds '1e99'; a number is needed."),
        ("1,,2\n", "The cell in row 1, column 2 is empty; a number is needed."),
        ("1,2\n3\n", "Row 2 has 1 cells, the first row 2."),
        ("1,2\n" + "x" * 50 + ",2", "Row 2, column 1 holds '" + "x" * 30 + "…'; a number is needed."),
        (",".join("1" * 2049), "The input: width cannot be 2049; possible are whole numbers from 1 to 2048."),
        ("1\n" * 2049, "The input: height cannot be 2049; possible are whole numbers from 1 to 2048."),
        ("1" * (limits.TABLE_LINE + 1), "Line 1 has more than 100,000 characters."),
    ],
    ids=range(12),
)
def test_what_is_wrong_is_named(place: Path, text: str, said: str) -> None:
    assert refusal(place, text) == said


def test_other_bytes_are_no_text(place: Path) -> None:
    place.write_bytes(b"1,2\n\xff\xff\n")
    with pytest.raises(InputError, match="It is no text in UTF-8 or UTF-16"):
        read_array(place)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    with contextlib.suppress(InputError):
        assert read_array(place).ndim == 3


@given(st.text("0123456789.,;-+eE \t\n\r\"'x", max_size=80))
def test_nearly_tables_are_read_or_refused(place: Path, text: str) -> None:
    place.write_text(text, newline="")
    with contextlib.suppress(InputError):
        assert np.isfinite(read_array(place)).all()
