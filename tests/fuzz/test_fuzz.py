"""Some damaged files at every run; `python -m tests.fuzz --cases N` opens as many as wished."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.default_session import open_file
from playground.network.sentence import SpokenError
from tests.fuzz.files import EACH, READERS, TURNS, damaged, kind_of
from tests.fuzz.pictures import SEEDS
from tests.fuzz.processes import failures, reader_command
from tests.fuzz.reading import read

CASES = 150
PICTURES = 3000


@pytest.mark.parametrize(("reader", "cases"), [("picture", PICTURES), (EACH, CASES * len(TURNS))])
def test_damaged_files_are_refused_or_taken(reader: str, cases: int) -> None:
    """What is wrong is read again by `python -m tests.fuzz READER --first NUMBER --cases 1`."""
    assert list(failures(0, cases, reader_command(reader))) == []


def test_each_reader_has_its_turn() -> None:
    assert {kind_of(EACH, number) for number in range(len(TURNS))} | {"picture"} == set(READERS)
    assert damaged(EACH, len(TURNS) + 1) == damaged(TURNS[1], 1)


@pytest.mark.parametrize("reader", READERS)
def test_the_cases_are_worth_reading(reader: str, tmp_path: Path) -> None:
    """They differ, repeat at every run, and some of them are taken."""
    cases = [damaged(reader, number) for number in range(100)]
    assert cases == [damaged(reader, number) for number in range(100)]
    assert len({tuple(files.items()) for files in cases}) > 90
    taken = 0
    for files in cases:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
        try:
            open_file(tmp_path / next(iter(files)))
            taken += 1
        except SpokenError:
            continue
    assert 0 < taken < 90


READS = """
import os, sys, time
for number in range(*map(int, sys.argv[1:])):
    print(number, end=" ", flush=True)
    if number == 3:
        os.abort()
    if number == 5:
        time.sleep(60)
    print("odd" if number == 7 else "", flush=True)
"""


def test_a_crash_a_hang_and_an_error_are_one_failure_each() -> None:
    found = list(failures(0, 9, ("-c", READS), seconds=2.0))
    assert [number for number, _ in found] == [3, 5, 7]
    assert [wrong.partition(" with ")[0] for _, wrong in found] == ["the process ended"] * 2 + ["odd"]


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    assert read("picture", tmp_path, {"x": b"nothing"}) == read("picture", tmp_path, {"x": SEEDS[0]}) == ""
