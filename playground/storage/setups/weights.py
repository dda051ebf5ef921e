"""The weights member of a bundle: safetensors, checked against the shapes the set-up names before it is taken."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from playground import limits
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, quoted
from playground.storage import strict_json
from playground.storage.faults import FaultsFound, one_fault

WEIGHTS = "weights.safetensors"
_HEADER_BYTES = limits.MEGABYTE
ARRAYS_PER_LAYER = 4
"""The most there are: those of a normalisation."""


def pack(arrays: Mapping[str, Array]) -> bytes:
    """The float32 `arrays` by name as one safetensors text."""
    from safetensors.numpy import save  # late: only who saves or opens a bundle needs it

    return save(dict(arrays))


def unpack(data: bytes, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Array]:
    """The read-only float32 arrays in `data`, which must hold exactly the named `shapes`.

    Raises FaultsFound for anything else, and for a number that is not finite.
    """
    _check_header(data, shapes)
    arrays = _loaded(data)
    for name, array in arrays.items():
        array.flags.writeable = False
        if not np.isfinite(array.min()) or not np.isfinite(array.max()):
            raise one_fault(
                QT_TRANSLATE_NOOP("Sentence", "{name} holds a number that is not finite."), WEIGHTS, name=name
            )
    return arrays


def _check_header(data: bytes, shapes: Mapping[str, tuple[int, ...]]) -> None:
    length = int.from_bytes(data[:8], "little")
    numbers = sum(math.prod(shape) for shape in shapes.values())
    if length > _HEADER_BYTES or len(data) != 8 + length + 4 * numbers:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It has {size:,} bytes, which {count:,} numbers of 4 bytes do not make."),
            WEIGHTS,
            size=len(data),
            count=numbers,
        )
    try:
        header = strict_json.parse(data[8 : 8 + length], keys=ARRAYS_PER_LAYER * limits.LAYERS)
    except FaultsFound:
        header = None
    held = _tensors(header) if isinstance(header, dict) else {}
    if header is None or held != {name: ("F32", list(shape)) for name, shape in shapes.items()}:
        raise one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It does not hold the float32 arrays that the layers name."), WEIGHTS
        )


def _tensors(header: dict[str, object]) -> dict[str, object]:
    return {
        name: (entry.get("dtype"), entry.get("shape")) if isinstance(entry, dict) else None
        for name, entry in header.items()
    }


def _loaded(data: bytes) -> dict[str, Array]:
    from safetensors.numpy import load

    try:
        return load(data)
    except Exception as error:  # it raises its own error, KeyError and ValueError, as its header is wrong
        reason = quoted(str(error))
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It cannot be read: {reason}."), WEIGHTS, reason=reason) from None
