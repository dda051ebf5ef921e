"""Damage that any file may take: bits, numbers, pieces. Each change works in place and leaves at least one byte."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

NUMBERS = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)

Change = Callable[[random.Random, bytearray], None]


def damaged(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """`data` after one to eight changes; parts of `others` may come in."""
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        change = chance.choice(CHANGES)
        if change is None:
            other = chance.choice(others)
            result[chance.randrange(len(result)) :] = other[chance.randrange(len(other)) :]
        else:
            change(chance, result)
    return bytes(result)


def _flip(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    data[place] ^= 1 << chance.randrange(8)


def _set_number(chance: random.Random, data: bytearray) -> None:
    """Of 2 or 4 bytes in either order: sizes, counts, offsets."""
    size = chance.choice((2, 4))
    place = chance.randrange(len(data))
    number = chance.choice(NUMBERS) & (1 << 8 * size) - 1
    data[place : place + size] = number.to_bytes(size, chance.choice(("big", "little")))  # type: ignore[arg-type]


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(1, len(data) + 1) :]


def _remove(chance: random.Random, data: bytearray) -> None:
    place = chance.randrange(len(data))
    del data[place : place + chance.randrange(1, 40)]
    data += b"" if data else b"\0"


def _repeat(chance: random.Random, data: bytearray) -> None:
    place, length = chance.randrange(len(data)), chance.randrange(1, 60)
    data[place:place] = data[place : place + length] * chance.choice((1, 1, 1, 200))


CHANGES: tuple[Change | None, ...] = (_flip, _flip, _flip, _set_number, _set_number, _cut, _remove, _repeat, None)
"""None: the rest comes from another file."""
