"""Damage to the fields of a protobuf message, which leaves it a message: its lengths are written anew."""

from __future__ import annotations

import random
from dataclasses import dataclass

NUMBERS = (0, 1, 2, 3, 7, 127, 128, 255, 2**16, 2**31, 2**32 - 1, 2**63, 2**64 - 1)


@dataclass
class _Field:
    number: int
    kind: int
    value: int | bytes


def damaged(chance: random.Random, data: bytes) -> bytes:
    """`data`, a message, after one to five changes anywhere in it."""
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = _changed(chance, data, 0)
    return data


def _changed(chance: random.Random, data: bytes, depth: int) -> bytes:
    fields = _fields(data)
    if not fields:
        return chance.choice((data + b"\x08\x01", data[::-1], data[:-1], b""))
    place = chance.randrange(len(fields))
    field = fields[place]
    kind = chance.randrange(10)
    if kind == 0:
        del fields[place]
    elif kind == 1:
        fields[place:place] = [field] * chance.choice((1, 1, 300))
    elif kind == 2:
        fields.insert(chance.randrange(len(fields)), fields.pop(place))
    elif kind == 3:
        field.number = chance.randrange(1, 16)
    elif isinstance(field.value, int):
        field.value = chance.choice((*NUMBERS, field.value + 1, max(0, field.value - 1)))
    elif depth < 6 and _fields(field.value):
        field.value = _changed(chance, field.value, depth + 1)
    else:
        field.value = _changed_bytes(chance, field.value)
    return b"".join(map(_written, fields))


def _changed_bytes(chance: random.Random, value: bytes) -> bytes:
    """Of a text, numbers in a row, or weights."""
    place = chance.randrange(len(value) + 1)
    put = chance.choice((b"", b"\0", b"\xff\xff", b"\x00\x00\xc0\x7f", b"x", b"/", b"..", value[:40] * 3))
    return value[:place] + put + value[place + chance.randrange(5) :]


def _fields(data: bytes) -> list[_Field]:
    """The fields of a message; none where it is no message."""
    fields: list[_Field] = []
    place = 0
    try:
        while place < len(data):
            key, place = _number(data, place)
            number, kind = key >> 3, key & 7
            if number == 0 or kind not in (0, 1, 2, 5):
                return []
            if kind == 0:
                value, place = _number(data, place)
                fields.append(_Field(number, kind, value))
                continue
            length = {1: 8, 5: 4}.get(kind)
            if length is None:
                length, place = _number(data, place)
            if place + length > len(data):
                return []
            fields.append(_Field(number, kind, data[place : place + length]))
            place += length
    except IndexError:
        return []
    return fields


def _number(data: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, place
        if shift > 63:
            raise IndexError


def _written(field: _Field) -> bytes:
    head = _varint(field.number << 3 | field.kind)
    if isinstance(field.value, int):
        return head + _varint(field.value)
    return head + (_varint(len(field.value)) if field.kind == 2 else b"") + field.value


def _varint(value: int) -> bytes:
    result = bytearray()
    while value > 0x7F:
        result.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*result, value])
