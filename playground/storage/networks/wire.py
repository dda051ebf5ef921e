"""Walks protobuf messages as they lie in a file, without a copy: fields that nobody asks for are stepped over.

A message may be hostile: every length is checked against what is there, and the number of fields is bounded, because
each costs more memory when it is read than in the file.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playground import limits
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import FaultsFound, one_fault

VARINT, EIGHT_BYTES, BYTES, FOUR_BYTES = 0, 1, 2, 5
"""Wire types."""
_NUMBER_FIRST = (BYTES, VARINT)
"""The number itself, or that of the bytes behind it."""
_FIXED: Mapping[int, int] = {EIGHT_BYTES: 8, FOUR_BYTES: 4}
"""How long numbers of a fixed length are."""
_SHIFTS = range(0, 70, 7)
"""Of the up to ten bytes of a number, seven bits each."""
_ONE_BYTE = 0x7F
"""Numbers up to it, most of all, are a byte."""

Value = int | memoryview
"""A whole number, unsigned as it is stored, or the bytes of a text, a message, a packed list or a fixed number."""


@dataclass
class Allowance:
    """How many more fields one file may have."""

    fields: int = limits.NETWORK_FIELDS

    def spend(self, count: int = 1) -> None:
        """Raises FaultsFound when they are used up."""
        self.fields -= count
        if self.fields < 0:
            raise self.used_up()

    def used_up(self) -> FaultsFound:
        return one_fault(
            QT_TRANSLATE_NOOP("Sentence", "It has more than the {limit:,} entries that a network may have."),
            limit=limits.NETWORK_FIELDS,
        )


def fields(message: Value, allowance: Allowance) -> Iterator[tuple[int, Value]]:
    """(field number, value) of each field of `message`, in its order. Raises FaultsFound where it is damaged.

    Nearly all keys and lengths are one byte: they are read here, not by `_varint`, and counted here, because a call for
    each would be a third of the time that a small network takes to read.
    """
    message = part(message)
    place, end = 0, len(message)
    while place < end:
        if allowance.fields <= 0:
            raise allowance.used_up()
        allowance.fields -= 1
        key = message[place]
        if key <= _ONE_BYTE:
            place += 1
        else:
            key, place = _varint(message, place)
        kind = key & 7
        if kind in _NUMBER_FIRST:
            if place < end and (value := message[place]) <= _ONE_BYTE:
                place += 1
            else:
                value, place = _varint(message, place)
            if kind == VARINT:
                yield key >> 3, value
                continue
        elif kind in _FIXED:
            value = _FIXED[kind]
        else:
            raise damaged()
        stop = place + value
        if stop > end:
            raise damaged()
        yield key >> 3, message[place:stop]
        place = stop


def varints(packed: memoryview, allowance: Allowance) -> Iterator[int]:
    """The whole numbers of a packed list, signed."""
    place = 0
    while place < len(packed):
        allowance.spend()
        value, place = _varint(packed, place)
        yield signed(value)


def signed(value: Value) -> int:
    """A stored number as int64. Raises FaultsFound for what is no whole number."""
    if not isinstance(value, int):
        raise damaged()
    return value - (1 << 64) if value >= 1 << 63 else value


def text(value: Value) -> str:
    """A stored text, in which damage is replaced and shown."""
    if isinstance(value, int):
        raise damaged()
    return str(value, "utf-8", "replace")


def part(value: Value) -> memoryview:
    """The bytes of a message or a list. Raises FaultsFound for a number."""
    if isinstance(value, int):
        raise damaged()
    return value


def real(value: Value) -> float:
    """A stored float32."""
    data = part(value)
    if len(data) != 4:
        raise damaged()
    return float(struct.unpack("<f", data)[0])


def damaged() -> FaultsFound:
    """For whatever the writer of the file cannot have meant."""
    return one_fault(QT_TRANSLATE_NOOP("Sentence", "It is no network file of this kind, or damaged."))


def _varint(message: memoryview, place: int) -> tuple[int, int]:
    """The number at `place`, and the place after it."""
    value = 0
    try:
        for shift in _SHIFTS:
            byte = message[place]
            place += 1
            value |= (byte & 0x7F) << shift
            if byte <= _ONE_BYTE:
                return value & (1 << 64) - 1, place
    except IndexError:  # it ends with the message
        pass
    raise damaged()
