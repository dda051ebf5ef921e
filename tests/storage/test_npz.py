"""Arrays come back from the .npz as they were and in their order; a failed write leaves nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.storage.faults import StorageError
from playground.storage.npz import write_npz


def test_arrays_come_back_in_their_order(tmp_path: Path) -> None:
    source = np.random.default_rng(0)
    arrays = {
        "00_input": source.standard_normal((3, 4, 5)).astype(np.float32),
        "01_卷积 1": source.standard_normal((2, 4, 5)).astype(np.float32)[:, ::2, ::-1],
        "02_file": np.zeros((0, 1), np.float32),
        "file": np.float64(1.5).reshape(()),
    }
    done: list[tuple[int, int]] = []
    write_npz(tmp_path / "数组.npz", arrays, lambda *counts: done.append(counts))
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with np.load(tmp_path / "数组.npz", allow_pickle=False) as again:
        assert list(again) == list(arrays)
        for name, array in arrays.items():
            assert again[name].dtype == array.dtype
            np.testing.assert_array_equal(again[name], array)


def test_objects_and_a_stop_leave_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_npz(path, {"a": np.ones(3)})
    before = path.read_bytes()

    def stop(done: int, count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_npz(path, {"a": np.zeros(3)}, stop)
    with pytest.raises(StorageError, match=r"a\.npz was not saved"):
        write_npz(path, {"a": np.array([{}], dtype=object)})
    with pytest.raises(StorageError, match="no such folder"):
        write_npz(tmp_path / "gone" / "a.npz", {"a": np.ones(3)})
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.npz"]
