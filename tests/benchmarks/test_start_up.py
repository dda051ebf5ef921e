"""The benchmark of the start measures what it says; how long it takes is not judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.start_up import READY, START, seconds_until_ready, summary


def test_the_window_gets_its_first_maps_and_ends(tmp_path: Path) -> None:
    assert seconds_until_ready(START, tmp_path) > 0


def test_a_start_that_fails_is_not_measured(tmp_path: Path) -> None:
    for code in ("raise SystemExit(2)", "print('something else')", f"print({READY!r}, flush=True); 1 / 0"):
        with pytest.raises(RuntimeError):
            seconds_until_ready(code, tmp_path)


def test_median_and_quartiles() -> None:
    assert summary("x", [1.0, 2.0, 3.0, 4.0, 9.0]).split() == ["x", "3.00", "quartiles", "2.00", "to", "4.00"]
