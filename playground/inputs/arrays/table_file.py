"""Numbers in a text file, a row a line (CSV, TSV): read as one channel, its separator and its heading found out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import numpy as np

from playground import limits
from playground.files.plain_file import FileRefused, opened
from playground.inputs.arrays.array_shape import ShapeRefused, input_shape
from playground.inputs.input_error import not_opened
from playground.network.layer_limits import LARGEST
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError

_SEPARATORS = (",", ";", "\t", "|", " ")
_SNIFFED = 20
"""Lines that are looked at to find the separator."""
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", re.ASCII)
_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_TOLD = 30
"""Characters of a cell that a refusal repeats."""


class TableRefused(SpokenError):
    """The sentence says why, without the file's name."""


def read_table(path: Path) -> Array:
    """The numbers in a text file as float32 (1, rows, columns), C-contiguous, read-only. Raises InputError.

    A first line without any number is a heading and left out. In a file separated by semicolons or tabs a comma may
    stand for the point.
    """
    name = path.name or str(path)
    try:
        with opened(path, limits.TABLE_FILE_BYTES) as stream:
            table = _table(stream)
    except (FileRefused, TableRefused, ShapeRefused) as refused:
        raise not_opened(name, refused.sentence) from None
    table.flags.writeable = False
    return table


def _table(stream: BinaryIO) -> Array:
    encoding = _ENCODINGS.get(stream.read(2), "utf-8-sig")
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding, newline="")
    try:
        return _numbers(_lines(text))
    except UnicodeError:
        raise TableRefused(QT_TRANSLATE_NOOP("Sentence", "It is no text in UTF-8 or UTF-16.")) from None
    except csv.Error:
        raise TableRefused(QT_TRANSLATE_NOOP("Sentence", "It is no table of numbers.")) from None
    finally:
        text.detach()


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """The lines that hold anything; at most as many as a table may have, and one heading."""
    for number in range(limits.WORKING_SIDE * 2):
        line = text.readline(limits.TABLE_LINE + 1)
        if len(line) > limits.TABLE_LINE:
            raise TableRefused(
                QT_TRANSLATE_NOOP("Sentence", "Line {line} has more than {limit:,} characters."),
                line=number + 1,
                limit=limits.TABLE_LINE,
            )
        if not line:
            return
        if line.strip():
            yield line


def _numbers(lines: Iterator[str]) -> Array:
    first = list(islice(lines, _SNIFFED))
    separator = _separator(first)
    rows: list[list[float]] = []
    for number, cells in enumerate(csv.reader(chain(first, lines), delimiter=separator, skipinitialspace=True), 1):
        cells = _without_last_empty(cells)
        if number == 1 and not any(_value(cell, separator) is not None for cell in cells):
            continue  # the heading
        if rows and len(cells) != len(rows[0]):
            raise TableRefused(
                QT_TRANSLATE_NOOP("Sentence", "Row {row} has {count} cells, the first row {first}."),
                row=number,
                count=len(cells),
                first=len(rows[0]),
            )
        rows.append(_row(cells, number, separator))
        input_shape((len(rows), len(rows[0])))
    if not rows:
        raise TableRefused(QT_TRANSLATE_NOOP("Sentence", "It holds no numbers."))
    return np.array([rows], np.float32)


def _separator(lines: list[str]) -> str:
    """The one that cuts the last of these lines, the least likely a heading, into most cells that are numbers."""
    line = lines[-1].strip("\r\n ") if lines else ""

    def numbers(separator: str) -> int:
        cells = [cell.strip().strip('"') for cell in line.split(separator)]
        return sum(1 for cell in cells if _value(cell, separator) is not None)

    return max(_SEPARATORS, key=numbers)


def _without_last_empty(cells: list[str]) -> list[str]:
    """A separator at the end of a line starts no cell."""
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells


def _row(cells: list[str], number: int, separator: str) -> list[float]:
    row = []
    for column, cell in enumerate(cells, 1):
        value = _value(cell, separator)
        if value is None:
            raise _no_number(cell.strip(), number, column)
        row.append(value)
    return row


def _value(cell: str, separator: str) -> float | None:
    """The number in a cell; None when there is none that float32 holds."""
    if separator in ";\t" and "." not in cell:
        cell = cell.replace(",", ".", 1)
    if not _NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if abs(value) <= LARGEST else None


def _no_number(cell: str, row: int, column: int) -> TableRefused:
    if not cell:
        template = QT_TRANSLATE_NOOP("Sentence", "The cell in row {row}, column {column} is empty; a number is needed.")
        return TableRefused(template, row=row, column=column)
    return TableRefused(
        QT_TRANSLATE_NOOP("Sentence", "Row {row}, column {column} holds {found}; a number is needed."),
        row=row,
        column=column,
        found=repr(cell if len(cell) <= _TOLD else cell[:_TOLD] + "…"),
    )
