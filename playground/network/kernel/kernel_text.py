"""A kernel as text, so that it is copied and pasted, also to and from a spreadsheet: rows of cells, tabs between.

An empty line parts two slices. What others wrote is read, too: other separators, a comma for the point, a real minus.
"""

from __future__ import annotations

import re

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

LONGEST = 4 * limits.MEGABYTE
"""Characters of a text that is taken for a kernel; 256 slices of 31 x 31 need about as many."""


def kernel_text(kernel: Array) -> str:
    """(I, J) or (K, I, J) as text with every digit of its float32 cells."""
    slices = kernel[None] if kernel.ndim == 2 else kernel
    return "\n\n".join("\n".join("\t".join(f"{cell:.9g}" for cell in row) for row in cells) for cells in slices)


def kernel_from_text(text: str) -> Array:
    """The kernel in `text`, (K, I, J) float32. Raises NetworkError where it holds none."""
    if len(text) > LONGEST:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "The clipboard holds more than {limit} characters, too many for a kernel."),
            limit=f"{LONGEST:,}",
        )
    blocks = [block for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip()) if block.strip()]
    try:
        slices = [[_cells(line) for line in block.strip("\n").split("\n")] for block in blocks]
        with np.errstate(over="ignore"):
            kernel = np.array(slices, np.float64).astype(np.float32)
    except (ValueError, OverflowError):
        kernel = np.empty(0, np.float32)
    if kernel.ndim != 3 or not kernel.size or not np.isfinite(kernel).all():
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "The clipboard holds no kernel: rows of as many finite numbers were expected."
            )
        )
    _check_extent(kernel)
    return kernel


def _check_extent(kernel: Array) -> None:
    """No larger than a layer's kernels may be."""
    if max(kernel.shape[1:]) > limits.KERNEL_SIDE or len(kernel) > limits.CHANNELS:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence", "The clipboard holds {shape} numbers; a kernel has at most {slices} x {side} x {side}."
            ),
            shape=" x ".join(map(str, kernel.shape)),
            slices=limits.CHANNELS,
            side=limits.KERNEL_SIDE,
        )


def _cells(line: str) -> list[float]:
    """The numbers of one row. Raises ValueError for anything else."""
    line = line.replace("−", "-").strip()
    if "\t" in line or ";" in line:
        parts = [part.strip().replace(",", ".") for part in re.split(r"[\t;]", line)]
    elif " " in line:
        parts = [part.rstrip(",") for part in line.split()]
    else:
        parts = line.split(",")
    return [float(part) for part in parts]
