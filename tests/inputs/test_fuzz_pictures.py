"""Some damaged pictures at every run; `python -m tests.inputs.fuzz_pictures --cases N` reads as many as wished."""

from __future__ import annotations

from playground.inputs.decode import decode
from playground.inputs.input_error import InputError
from playground.inputs.picture_file import picture_from_bytes
from tests.inputs.fuzz_pictures import SEEDS, damaged, failures, read

CASES = 3000


def test_damaged_pictures_are_refused_or_shown() -> None:
    assert list(failures(0, CASES)) == []


def test_the_cases_are_worth_reading() -> None:
    """They differ, repeat at every run, and some of them are still pictures."""
    cases = [damaged(number) for number in range(200)]
    assert cases == [damaged(number) for number in range(200)]
    assert len(set(cases)) > 190
    shown = 0
    for data in cases:
        try:
            decode(picture_from_bytes("x", data))
            shown += 1
        except InputError:
            continue
    assert 20 < shown < 150
    for seed in SEEDS:
        assert decode(picture_from_bytes("x", seed)).pixels.size


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


def test_what_is_wrong_is_told() -> None:
    assert read(b"nothing") == read(SEEDS[0]) == ""
