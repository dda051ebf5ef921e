"""How long a Matroska or WebM file says that it is: its duration may lie beyond its last frame, its length may not."""

from __future__ import annotations

SIGNATURE = b"\x1a\x45\xdf\xa3"
START = 256
"""So many first bytes tell it."""
_SEGMENT = b"\x18\x53\x80\x67"


def promised_bytes(start: bytes) -> int:
    """The length that stands in the first bytes of a file; 0 where none does, as in what was streamed."""
    header = _number(start, len(SIGNATURE))
    if not start.startswith(SIGNATURE) or header is None:
        return 0
    place = sum(header)
    if start[place : place + len(_SEGMENT)] != _SEGMENT:
        return 0
    segment = _number(start, place + len(_SEGMENT))
    return 0 if segment is None else sum(segment)


def _number(data: bytes, place: int) -> tuple[int, int] | None:
    """The number at `place`, 1 to 8 bytes long, and the place after it; None where it is unknown or not all there."""
    if place >= len(data) or not data[place]:
        return None
    length = 9 - data[place].bit_length()
    bits = 7 * length
    value = int.from_bytes(data[place : place + length], "big") & ((1 << bits) - 1)
    is_known = place + length <= len(data) and value != (1 << bits) - 1
    return (value, place + length) if is_known else None
