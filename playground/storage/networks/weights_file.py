"""Weights alone, without the layers they are of: .safetensors and .npz files, of which only what fits is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playground import limits
from playground.files.npy import header_from, numbers_from
from playground.files.npz import ENDING, NpzRefused, archive, members
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.bounded_read import opened
from playground.storage.faults import FaultsFound, StorageError, one_fault

if TYPE_CHECKING:
    from playground.network.weights_match import Match, NamedShape, Plan

SAFETENSORS_ENDING, NPZ_ENDING = ".safetensors", ".npz"
_REAL = "f"
_KERNEL_AXES = 4
_FIELD = re.compile(r"[./](weight|bias|kernel|gamma|beta)(:0)?$")
"""How arrays are called that belong to a layer."""


class WeightsError(StorageError):
    """Weights that cannot be loaded: refused in words."""


@dataclass(frozen=True)
class WeightsFile:
    """The arrays that a file of weights has, in its order."""

    path: Path
    arrays: tuple[NamedShape, ...]


def is_weights_file(path: Path) -> bool:
    """Whether a file holds weights: .safetensors, or .npz with kernels or with arrays called after layers' fields."""
    if path.suffix.lower() == SAFETENSORS_ENDING:
        return True
    if path.suffix.lower() != NPZ_ENDING:
        return False
    try:
        arrays = read_weights(path).arrays
    except WeightsError:
        return False
    return any(len(one.shape) == _KERNEL_AXES or _FIELD.search(one.name) for one in arrays)


def read_weights(path: Path) -> WeightsFile:
    """Which arrays there are; none of their numbers is read. Raises WeightsError."""
    with _refusing(path):
        is_npz = path.suffix.lower() != SAFETENSORS_ENDING
        return WeightsFile(path, tuple(_npz_shapes(path) if is_npz else sorted(_shapes(path), key=_natural)))


def plan_for(network: Network, file: WeightsFile) -> Plan:
    """Where the arrays of a file go. Raises WeightsError when none of them goes anywhere."""
    from playground.network.weights_match import planned  # late: only when weights are loaded

    plan = planned(network, file.arrays)
    if plan.matches:
        return plan
    template = QT_TRANSLATE_NOOP(
        "Sentence", "{file} was not loaded: none of its {count} arrays has the shape of weights of the network."
    )
    raise WeightsError(template, file=file.path.name, count=len(file.arrays))


def read_arrays(file: WeightsFile, matches: Iterable[Match]) -> dict[str, Array]:
    """The float32 arrays that the matches name. Raises WeightsError."""
    names = {match.name for match in matches}
    with _refusing(file.path):
        arrays = _numbers_of(file.path, names)
        if arrays.keys() != names:
            raise one_fault(QT_TRANSLATE_NOOP("Sentence", "It was changed after it was looked at."))
    return arrays


def loaded(network: Network, file: WeightsFile, plan: Plan) -> Network:
    """The network with what fits of the file. Raises WeightsError, and NetworkError for numbers that no layer takes."""
    from playground.network.weights_match import with_weights

    return with_weights(network, plan.matches, read_arrays(file, plan.matches))


def _numbers_of(path: Path, names: set[str]) -> dict[str, Array]:
    if path.suffix.lower() != SAFETENSORS_ENDING:
        return _npz_numbers(path, names)
    from playground.storage.networks.safetensors_file import read_entries, read_numbers

    with opened(path, limits.NETWORK_FILE_BYTES) as stream:
        return read_numbers(stream, [one for one in read_entries(stream) if one.name in names and one.is_real])


def _shapes(path: Path) -> Iterator[NamedShape]:
    from playground.network.weights_match import NamedShape
    from playground.storage.networks.safetensors_file import read_entries

    with opened(path, limits.NETWORK_FILE_BYTES) as stream:
        for one in read_entries(stream):
            yield NamedShape(one.name, one.shape, one.is_real)


def _npz_shapes(path: Path) -> Iterator[NamedShape]:
    from playground.network.weights_match import NamedShape

    with archive(path, limits.NETWORK_FILE_BYTES) as content:
        for info in members(content):
            with content.open(info) as member:
                header = header_from(member)  # type: ignore[arg-type]
            yield NamedShape(info.filename.removesuffix(ENDING), header.shape, header.number.kind == _REAL)


def _npz_numbers(path: Path, names: set[str]) -> dict[str, Array]:
    arrays = {}
    with archive(path, limits.NETWORK_FILE_BYTES) as content:
        for info in members(content):
            name = info.filename.removesuffix(ENDING)
            if name in names:
                with content.open(info) as member:
                    header = header_from(member)  # type: ignore[arg-type]
                    arrays[name] = numbers_from(member, header, limits.NETWORK_FILE_BYTES)  # type: ignore[arg-type]
    return arrays


def _natural(array: NamedShape) -> list[tuple[int, str]]:
    """features.2 before features.10: safetensors puts arrays of one kind in the order of the alphabet."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d{1,9})", array.name)]


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What is found wrong in the block is told with the file's name."""
    try:
        yield
    except FaultsFound as found:
        sentence = found.faults[0].told
    except NpzRefused as refused:
        sentence = refused.sentence
    else:
        return
    template = QT_TRANSLATE_NOOP("Sentence", "{file} was not loaded. {fault}")
    raise WeightsError(template, file=path.name or str(path), fault=sentence)
