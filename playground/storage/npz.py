"""Writes arrays as one .npz file, array by array, so that no second copy of them is in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from playground.network.layers import Array
from playground.storage.atomic import replacing


def write_npz(path: Path, arrays: Mapping[str, Array], progress: Callable[[int, int], None] | None = None) -> None:
    """Write `arrays` under their names, in their order, for `numpy.load`; the file appears whole or not at all.

    `progress(done, all)` is called after each array. Raises StorageError. numpy.savez takes neither a progress nor an
    array called "file".
    """
    with replacing(path) as stream, zipfile.ZipFile(stream, "w") as archive:
        for done, (name, array) in enumerate(arrays.items(), 1):
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)
            if progress is not None:
                progress(done, len(arrays))
