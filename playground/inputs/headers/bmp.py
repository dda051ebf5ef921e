"""BMP as Windows and OS/2 write it: whether the file is as long as its rows are."""

from __future__ import annotations

from playground.inputs.headers.header import Header, ends_early, numbers

SIGNATURE = b"BM"
_OS2_SIZE = 12
_PLAIN, _MASKS = 0, 3


def read(data: bytes) -> Header:
    """The header of a file that has all its rows, where their length can be told."""
    start, size = numbers("<II", data, 10)
    if size == _OS2_SIZE:
        width, height, _, bits = numbers("<4H", data, 18)
        compression = _PLAIN
    else:
        width, height, _, bits, compression = numbers("<iiHHI", data, 18)
    height = abs(height)  # negative: the first row is the top one
    row = (width * bits + 31) // 32 * 4
    if compression in (_PLAIN, _MASKS) and start + row * height > len(data):
        raise ends_early()
    return Header(width, height, data)
